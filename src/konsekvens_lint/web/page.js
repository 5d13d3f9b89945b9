// The page of serve: sends documents one by one, and puts the answers in their places. The words come from the server.

const IN_FLIGHT = 4;
const PAUSE = 400; // milliseconds without a key before a section is sent
const KEPT = 60_000; // milliseconds that a report which was opened can be loaded anew
const TRIES = 20; // times that a server which is busy is asked

const byId = (id) => document.getElementById(id);
const page = byId("page");
const limit = Number(page.dataset.limit);

/** What could not be done, in words for the user. */
class Refused extends Error {
  /** `mayPass`: it may go better another time. */
  constructor(message, mayPass = false) {
    super(message);
    this.mayPass = mayPass;
  }
}

/** The answer to a request. Throws Refused with the server's reason, or with ours where the server is not reached. */
async function ask(path, body, headers = {}, signal = undefined) {
  for (let tries = 1; ; tries++) {
    const answer = await send(path, body, headers, signal);
    if (answer.ok) return answer;
    const wait = Number(answer.headers.get("Retry-After"));
    if (answer.status !== 503 || !wait || tries === TRIES) {
      const told = await answer.json().catch(() => ({}));
      throw new Refused(told.error ?? "Servern svarar inte som den ska: försök igen om en stund.", answer.status >= 500);
    }
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}

async function send(path, body, headers, signal) {
  const choices = new URLSearchParams({ profil: byId("profile").value, slag: byId("kind").value });
  try {
    return await fetch(`${path}?${choices}`, {
      method: "POST",
      body,
      headers: { "X-Granskning": page.dataset.key, "Content-Type": "application/octet-stream", ...headers },
      signal,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(await whyNotSent(body), true);
  }
}

/** A file that was changed, moved or is a folder cannot be read any more; else it is the server. */
async function whyNotSent(body) {
  try {
    if (body instanceof File) await body.slice(0, 1).arrayBuffer();
    return "Servern svarar inte. Är programmet fortfarande igång?";
  } catch {
    return "Filen kan inte läsas. Har du ändrat eller flyttat den? Välj den i så fall på nytt. En mapp går inte att välja.";
  }
}

/** The same for a file. */
function askAbout(file, path, signal) {
  if (file.size > limit) throw new Refused(page.dataset.tooLarge);
  return ask(path, file, { "X-Filnamn": encodeURIComponent(file.name) }, signal);
}

// --- the list of documents -------------------------------------------------------------------------------------------

// A file with its row. `state` is "waiting", "judging", "judged" or "stopped"; while it is judged, `stop` ends that.
let entries = [];

function add(files) {
  for (const file of files) {
    const row = byId("row").content.firstElementChild.cloneNode(true);
    const entry = { file, row, state: "waiting", stop: null };
    row.querySelector(".file").textContent = file.name;
    for (const about of row.querySelectorAll(".about")) about.textContent = `: ${file.name}`;
    row.querySelector(".open").addEventListener("click", (event) => openReport(file, row, event.currentTarget));
    row.querySelector(".comment").addEventListener("click", (event) => download(file, row, event.currentTarget));
    row.querySelector(".again").addEventListener("click", () => judgeAgain([entry]));
    entries.push(entry);
    byId("rows").append(row);
    tellNothing(row, "Väntar", "waiting");
  }
  goOn();
}

function judgeAgain(some) {
  for (const entry of some) {
    entry.stop?.abort();
    entry.state = "waiting";
    tellNothing(entry.row, "Väntar", "waiting");
  }
  goOn();
}

/** Begin with those that wait, a few at a time, so that others are served too. */
function goOn() {
  const room = IN_FLIGHT - entries.filter((entry) => entry.state === "judging").length;
  for (const entry of entries.filter((each) => each.state === "waiting").slice(0, Math.max(0, room))) judge(entry);
  tellProgress();
}

async function judge(entry) {
  const stop = new AbortController();
  Object.assign(entry, { state: "judging", stop });
  tellNothing(entry.row, "Granskas …", "waiting");
  let tell;
  try {
    const told = await (await askAbout(entry.file, "/granska", stop.signal)).json();
    tell = () => tellSummary(entry.row, told);
  } catch (error) {
    tell = () => tellUnread(entry.row, error);
  }
  if (stop.signal.aborted) return;
  tell();
  entry.state = "judged";
  goOn();
}

function tellProgress() {
  const done = entries.filter((entry) => entry.state === "judged").length;
  const all = entries.length;
  const isOver = !entries.some((entry) => ["waiting", "judging"].includes(entry.state));
  const wasOnStop = document.activeElement === byId("stop");
  byId("results").hidden = all === 0;
  byId("progress-text").textContent = `${done} av ${all} granskade`;
  byId("progress").max = all || 1;
  byId("progress").value = done;
  byId("tally").textContent = isOver ? tally() : "";
  byId("stop").hidden = isOver;
  byId("clear").hidden = !isOver;
  if (isOver && wasOnStop) byId("clear").focus();
}

/** How many documents have come to what: read out when all are judged. */
function tally() {
  const numbers = new Map();
  for (const { row } of entries) {
    const verdict = row.querySelector(".verdict").textContent;
    numbers.set(verdict, (numbers.get(verdict) ?? 0) + 1);
  }
  return [...numbers].map(([verdict, number]) => `${verdict}: ${number}.`).join(" ");
}

function tellVerdict(row, words, tone) {
  const verdict = row.querySelector(".verdict");
  verdict.textContent = words;
  verdict.parentElement.dataset.tone = tone;
}

function tellSummary(row, told) {
  tellVerdict(row, told.verdict, told.tone);
  row.querySelector(".kind").textContent = told.kind;
  row.querySelector(".counts").textContent = told.counts;
  row.querySelector(".notes").replaceChildren(...[...told.checklists, ...told.notes].map(item));
  row.querySelector("details").hidden = told.findings.length === 0;
  row.querySelector(".findings").replaceChildren(...told.findings.map(finding));
  row.querySelector(".more").textContent = told.more;
  row.querySelector(".open").hidden = false;
  row.querySelector(".comment").hidden = !told.is_word;
}

function tellUnread(row, error) {
  tellNothing(row, "Kunde inte granskas", "error");
  row.querySelector(".counts").textContent = reasonOf(error);
  row.querySelector(".again").hidden = !error.mayPass;
}

/** A row without anything that was said of its document. */
function tellNothing(row, verdict, tone) {
  tellVerdict(row, verdict, tone);
  for (const part of [".kind", ".counts", ".more"]) row.querySelector(part).textContent = "";
  for (const part of [".notes", ".findings"]) row.querySelector(part).replaceChildren();
  for (const part of ["details", ".open", ".comment", ".again", ".problem"]) row.querySelector(part).hidden = true;
}

/** What to show of an error; a mistake of ours is told to the console too. */
function reasonOf(error) {
  if (error instanceof Refused) return error.message;
  console.error(error);
  return "Något gick fel på sidan: ladda om den och försök igen.";
}

function item(text) {
  const made = document.createElement("li");
  made.textContent = text;
  return made;
}

function finding(told) {
  const made = byId("finding").content.firstElementChild.cloneNode(true);
  made.dataset.tone = told.tone;
  made.querySelector(".level").textContent = `${told.level}:`;
  made.querySelector(".message").textContent = told.message;
  made.querySelector(".uncertain").textContent = told.uncertain && `(${told.uncertain})`;
  made.querySelector(".advice").textContent = told.advice;
  const quote = made.querySelector(".quote");
  if (told.quote) quote.textContent = `”${told.quote}”`;
  else quote.remove();
  return made;
}

// --- report and Word file: the document is sent again, since nothing of it is kept ------------------------------------

/** The tab is opened at once: browsers stop tabs that come later. */
async function openReport(file, row, button) {
  if (isBusy(button)) return;
  const tab = window.open("", "_blank");
  if (tab) tab.document.body.textContent = "Rapporten hämtas …";
  await busy(row, button, async () => {
    if (!tab) throw new Refused("Webbläsaren stoppade den nya fliken: tillåt popupfönster för sidan och försök igen.");
    const report = new Blob([await (await askAbout(file, "/rapport")).arrayBuffer()], { type: "text/html;charset=utf-8" });
    const address = URL.createObjectURL(report);
    if (!tab.closed) tab.location = address;
    setTimeout(() => URL.revokeObjectURL(address), KEPT);
  }, () => tab?.close());
}

async function download(file, row, button) {
  if (isBusy(button)) return;
  await busy(row, button, async () => {
    const address = URL.createObjectURL(await (await askAbout(file, "/kommentera")).blob());
    const link = document.createElement("a");
    link.href = address;
    link.download = commentedName(file.name);
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT);
  });
}

/** The name that the tool gives its own output, with the ending that Word knows the file by. */
function commentedName(name) {
  const [, stem, suffix = ".docx"] = name.match(/^(.*?)(?:\.granskad)?(\.do[ct][xm])?$/i);
  return `${stem}.granskad${suffix}`;
}

const isBusy = (button) => button.getAttribute("aria-disabled") === "true";

async function busy(row, button, work, undo = () => {}) {
  const problem = row.querySelector(".problem");
  problem.hidden = true;
  button.setAttribute("aria-disabled", "true");
  try {
    await work();
  } catch (error) {
    undo();
    problem.textContent = reasonOf(error);
    problem.hidden = false;
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

// --- the impact section, judged as one types --------------------------------------------------------------------------

let typing = 0;
let asked = new AbortController();

function sectionChanged() {
  clearTimeout(typing);
  asked.abort();
  typing = setTimeout(judgeSection, PAUSE);
}

async function judgeSection() {
  clearTimeout(typing);
  asked.abort();
  const text = byId("section").value;
  if (!text.trim()) return tellSection({ judgement: "Bedömningen visas här när du har skrivit något.", findings: [] });
  asked = new AbortController();
  const { signal } = asked;
  try {
    const answer = await ask("/avsnitt", text, { "Content-Type": "text/plain;charset=utf-8" }, signal);
    tellSection(await answer.json());
  } catch (error) {
    if (!signal.aborted) tellSection({ judgement: reasonOf(error), tone: "error", findings: [] });
  }
}

function tellSection(told) {
  const judgement = byId("judgement");
  judgement.parentElement.dataset.tone = told.tone ?? "waiting";
  // What is said already is not to be read out again.
  if (judgement.textContent !== told.judgement) judgement.textContent = told.judgement;
  byId("section-counts").textContent = told.counts ?? "";
  byId("section-findings").replaceChildren(...told.findings.map(finding));
}

// --- what the user does -----------------------------------------------------------------------------------------------

const input = byId("files");
byId("choose").addEventListener("click", () => input.click());
input.addEventListener("change", () => {
  add([...input.files]);
  input.value = ""; // the same file may be chosen again
});

const drop = byId("drop");
const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
// A file that is dropped beside the zone would else be opened in place of the page.
for (const name of ["dragover", "drop"]) {
  window.addEventListener(name, (event) => holdsFiles(event) && event.preventDefault());
}
window.addEventListener("dragover", (event) => drop.classList.toggle("over", holdsFiles(event)));
window.addEventListener("dragleave", (event) => event.relatedTarget ?? drop.classList.remove("over"));
window.addEventListener("drop", (event) => {
  drop.classList.remove("over");
  if (holdsFiles(event)) add([...event.dataTransfer.files]);
});

byId("stop").addEventListener("click", () => {
  for (const entry of entries.filter(({ state }) => state === "waiting" || state === "judging")) {
    entry.stop?.abort();
    entry.state = "stopped";
    tellNothing(entry.row, "Avbruten", "waiting");
    entry.row.querySelector(".again").hidden = false;
  }
  tellProgress();
});
byId("clear").addEventListener("click", () => {
  entries = [];
  byId("rows").replaceChildren();
  tellProgress();
  byId("choose").focus();
});

for (const choice of ["profile", "kind"]) {
  byId(choice).addEventListener("change", () => {
    judgeAgain(entries);
    if (byId("section").value.trim()) judgeSection();
  });
}
byId("section").addEventListener("input", sectionChanged);
