// A portal's first program: written against the types that openapi-typescript makes of the document (api.ts), it
// reads the demo over HTTP. It fails to compile when the document does not describe what is used here, and fails
// to run when the service does not serve what the document says.

import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const baseUrl = process.argv[2];
if (baseUrl === undefined) {
  throw new Error("usage: read-demo.js BASE-URL");
}
const client = createClient<paths>({ baseUrl: `${baseUrl}/v1` });

function must<T>(what: string, value: T | null | undefined): T {
  if (value === null || value === undefined) {
    throw new Error(`${what}: nothing came`);
  }
  return value;
}

/** Walks the whole list by its cursors; pages of two, so that even the demo has several. */
async function everyPlan() {
  const plans = [];
  const query: NonNullable<paths["/plans"]["get"]["parameters"]["query"]> = { pageSize: 2 };
  for (let pages = 0; pages < 500; pages += 1) {
    const { data, error } = await client.GET("/plans", { params: { query } });
    if (error !== undefined) {
      throw new Error(`GET /plans: ${JSON.stringify(error)}`);
    }
    plans.push(...data.items);
    const next = data.page.nextCursor ?? null;
    if (next === null) {
      return plans;
    }
    query.cursor = next;
  }
  throw new Error("GET /plans: the cursors never end");
}

const plans = await everyPlan();
if (new Set(plans.map((plan) => plan.id)).size !== plans.length) {
  throw new Error("GET /plans: a plan came twice");
}
console.log(`${plans.length} plans, page by page:`);
for (const plan of plans) {
  console.log(`  ${plan.symbol?.raw ?? "(no symbol)"}  ${plan.title}`);
}

const bySymbol = await client.GET("/plans", { params: { query: { symbol: "298/KH-UBND" } } });
const plan = must("GET /plans?symbol=298/KH-UBND", bySymbol.data?.items[0]);
if (plan.symbol?.raw !== "298/KH-UBND" || bySymbol.data?.items.length !== 1) {
  throw new Error(`?symbol=298/KH-UBND gave ${JSON.stringify(bySymbol.data)}`);
}
console.log(`?symbol=298/KH-UBND is ${plan.links.self}`);

const one = await client.GET("/documents/{documentId}", { params: { path: { documentId: plan.id } } });
if (must("GET /documents/{documentId}", one.data).title !== plan.title) {
  throw new Error("the plan and the document differ in their title");
}

const graph = must(
  "GET /documents/{documentId}/relations",
  (
    await client.GET("/documents/{documentId}/relations", {
      params: { path: { documentId: plan.id }, query: { depth: 5 } },
    })
  ).data,
);
const directive = graph.nodes.find((node) => JSON.stringify(node.symbol ?? null).includes("34-CT/TW"));
console.log(`its graph: ${graph.nodes.length} documents, ${graph.edges.length} edges`);
for (const edge of graph.edges) {
  console.log(`  ${edge.fromId} ${edge.relation} ${edge.toId}`);
}
if (directive === undefined) {
  throw new Error(`34-CT/TW is not in the graph of 298/KH-UBND: ${JSON.stringify(graph)}`);
}
console.log(`it reaches 34-CT/TW: ${directive.name}`);
