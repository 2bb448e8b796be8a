// A partner's back end in TypeScript, with a client that was made out of the contract: ADDRESS KEY. It prints what it did, line by line.
import createClient from "openapi-fetch";
import type { components, paths } from "./contract.js";

declare const process: { argv: string[] };

const [, , address, key] = process.argv;
const api = createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${key}` } });

type Result<T> = { data?: T; error?: components["schemas"]["Problem"] };

function take<T>({ data, error }: Result<T>): T {
    if (data === undefined) throw new Error(`${error?.code}: ${error?.detail} ${JSON.stringify(error?.errors)}`);
    return data;
}

function refused({ data, error }: Result<unknown>): components["schemas"]["Problem"] {
    if (error === undefined) throw new Error(`This should have been refused: ${JSON.stringify(data)}`);
    return error;
}

const customer = { externalId: "typescript", name: "Anna Wagner" };
const body = {
    subject: "My deposit is missing",
    description: "I sent 0.1 BTC an hour ago.",
    category: "deposit",
    channel: "app",
    customer,
} as const satisfies components["schemas"]["OpenTicketRequest"];

const opened = take(await api.POST("/v1/tickets", { body }));
console.log(`opened: ${opened.status}, assignee ${opened.assignee?.name ?? "nobody"}`);

const listed = take(await api.GET("/v1/tickets", { params: { query: { status: ["new", "open"], customerId: opened.customer.id } } }));
console.log(`listed: ${listed.items.map((ticket) => ticket.id === opened.id)}`);

const path = { ticketId: opened.reference };
const read = take(await api.GET("/v1/tickets/{ticketId}", { params: { path } }));
const patched = take(
    await api.PATCH("/v1/tickets/{ticketId}", {
        params: { path, header: { "If-Match": `"${read.version}"` } },
        body: { tags: ["vip", "btc"], priority: "high" },
    }),
);
console.log(`patched: ${patched.tags}, ${patched.priority}`);

for (const text of ["It has two confirmations now.", "It has six."]) {
    const reply = take(await api.POST("/v1/tickets/{ticketId}/messages", { params: { path }, body: { body: text } }));
    console.log(`replied: ${reply.author.kind}`);
}

const duplicate = refused(await api.POST("/v1/tickets", { body }));
console.log(`refused: ${duplicate.status} ${duplicate.code}, existing ${duplicate.existing?.id === opened.id}`);
const invalid = refused(await api.POST("/v1/tickets", { body: { ...body, subject: "" } }));
console.log(`refused: ${invalid.status} ${invalid.code}, subject ${invalid.errors?.["subject"]?.map((fault) => fault.code)}`);
const outdated = refused(await api.PATCH("/v1/tickets/{ticketId}", { params: { path, header: { "If-Match": '"1"' } }, body: { subject: "Late" } }));
console.log(`refused: ${outdated.status} ${outdated.code}, now ${typeof outdated.currentVersion}`);

const pages: number[] = [];
let cursor: string | undefined;
do {
    const page = take(await api.GET("/v1/tickets/{ticketId}/messages", { params: { path, query: { limit: 1, cursor } } }));
    pages.push(page.items.length);
    cursor = page.nextCursor ?? undefined;
} while (cursor !== undefined);
console.log(`paged: ${pages}`);

const complaint = take(
    await api.POST("/v1/tickets/{ticketId}/complaint", {
        params: { path },
        body: { kind: "response_speed", points: ["It took nine days."], desiredOutcome: "An explanation." },
    }),
);
console.log(`complained: ${complaint.kind}, ${complaint.status}, decided by ${typeof complaint.deadlines.decideBy}`);

const [first] = take(await api.GET("/v1/surveys", {})).items;
const survey = take(await api.GET("/v1/surveys/{surveyId}", { params: { path: { surveyId: first!.id } } }));
console.log(`survey: ${survey.kind}, ${survey.questions.length > 0}`);
