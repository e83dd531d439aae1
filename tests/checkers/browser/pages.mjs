// Opens the landing page and the interactive documentation in a real browser and fails when a page does not render,
// says an error in the console, asks for anything from another origin, or shows a first call that does not work.
//
//   node pages.mjs BASE-URL CHROMIUM SCREENSHOT-FOLDER

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";

const [baseUrl, executablePath, screenshots] = process.argv.slice(2);
if (screenshots === undefined) {
  throw new Error("usage: pages.mjs BASE-URL CHROMIUM SCREENSHOT-FOLDER");
}
const origin = new URL(baseUrl).origin;
const faults = [];
let requests = 0;

function expect(condition, fault) {
  if (!condition) {
    faults.push(fault);
  }
}

/** Everything that goes wrong in a page, and everything it asks for, whichever page it is. */
function watch(page, name) {
  page.on("console", (message) => {
    expect(message.type() !== "error", `${name}: console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(`${name}: uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    faults.push(`${name}: failed: ${request.url()} ${request.failure()?.errorText ?? ""}`);
  });
  page.on("response", (response) => {
    expect(response.status() < 400, `${name}: ${response.status()} for ${response.url()}`);
  });
  page.on("websocket", (socket) => faults.push(`${name}: opens a socket to ${socket.url()}`));
}

async function open(context, address, name, viewport) {
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  watch(page, name);
  const response = await page.goto(baseUrl + address, { waitUntil: "networkidle" });
  expect(response?.status() === 200, `${name}: answered ${response?.status()}`);
  expect((await page.title()).trim() !== "", `${name}: has no title`);
  return page;
}

async function landingPage(context, address, language, name, viewport) {
  const page = await open(context, address, name, viewport);
  expect((await page.getAttribute("html", "lang")) === language, `${name}: <html lang> is not ${language}`);
  expect(await page.locator("h1").first().isVisible(), `${name}: shows no heading`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide <= 0, `${name}: is ${wide} px wider than the window`);

  const call = await page.getByText(/curl\s/).first().textContent({ timeout: 5000 }).catch(() => null);
  const address_ = call?.match(/https?:\/\/[^\s'"]+/)?.[0];
  expect(address_ !== undefined, `${name}: shows no call with curl and an address`);
  if (address_ !== undefined) {
    expect(new URL(address_).origin === origin, `${name}: its first call goes to ${address_}`);
    const answer = await fetch(address_);
    const body = await answer.json().catch(() => null);
    expect(answer.status === 200 && Array.isArray(body?.items), `${name}: its first call answered ${answer.status}`);
    expect(body?.items?.length > 0, `${name}: its first call shows nothing`);
    console.log(`${name}: ${address_} answers ${answer.status} with ${body?.items?.length} items`);
  }
  const empty = await page
    .locator("[data-list]")
    .evaluateAll((lists) => lists.filter((list) => list.childElementCount === 0).map((list) => list.id));
  expect(empty.length === 0, `${name}: shows nothing of ${empty.join(", ")}`);
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage: true });
  await page.close();
}

async function documentation(context, viewport) {
  const description = await (await fetch(`${baseUrl}/v1/openapi.json`)).json();
  const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
  const operations = Object.values(description.paths).flatMap((item) =>
    Object.keys(item).filter((key) => methods.has(key)),
  ).length;
  const page = await open(context, "/docs", "docs", viewport);
  const blocks = page.locator(".opblock");
  await blocks.first().waitFor({ timeout: 20000 }).catch(() => faults.push("docs: lists no operation"));
  const listed = await blocks.count();
  expect(operations > 0 && listed === operations, `docs: lists ${listed} of ${operations} operations`);
  console.log(`docs: lists ${listed} of ${operations} operations`);
  await page.screenshot({ path: path.join(screenshots, "docs.png"), fullPage: false });
  await page.close();
}

await mkdir(screenshots, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  headless: true,
  // The pages are our own, on loopback. A container seldom allows the sandbox's namespaces or a large /dev/shm, and
  // the rest keeps the browser's own services from calling home.
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const context = await browser.newContext({ locale: "vi-VN" });
  context.on("request", (request) => {
    requests += 1;
    const url = new URL(request.url());
    expect(
      url.origin === origin || ["data:", "blob:", "about:"].includes(url.protocol),
      `asks for something elsewhere: ${request.url()}`,
    );
  });
  await landingPage(context, "/", "vi", "landing-vi", { width: 1280, height: 900 });
  await landingPage(context, "/?lang=en", "en", "landing-en", { width: 1280, height: 900 });
  await landingPage(context, "/", "vi", "landing-phone", { width: 360, height: 740 });
  await documentation(context, { width: 1280, height: 900 });
} finally {
  await browser.close();
}

expect(requests > 0, "no request was seen at all");
console.log(`${requests} requests, ${faults.length} faults`);
if (faults.length > 0) {
  console.log(faults.map((fault) => `  ${fault}`).join("\n"));
  process.exitCode = 1;
}
