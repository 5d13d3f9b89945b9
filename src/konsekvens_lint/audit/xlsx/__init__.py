"""What an audit comes to as an Excel workbook: sheets are told as data, and written by `workbook`."""
