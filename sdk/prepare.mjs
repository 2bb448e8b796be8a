// Makes out of the contract what NSwag is given: OpenAPI 3.0 with only the successes (refusals become typed exceptions, by hand),
// with the names that the SDK uses, and with what the templates cannot work out in extensions (x-…). generate.sh runs it:
//
//   node prepare.mjs CONTRACT >PREPARED
import { readFileSync } from 'node:fs'

const contract = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const schemas = contract.components.schemas
const methods = ['get', 'put', 'post', 'patch', 'delete']
const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
  methods.filter((method) => item[method]).map((method) => ({ path, method, ...item[method], source: item[method] })))

function fail(message) {
  console.error(`The contract cannot be made into the SDK: ${message}`)
  process.exit(1)
}

// --- Words -------------------------------------------------------------------------------------------------

const pascal = (text) => text.split(/[^A-Za-z0-9]+/).filter(Boolean).map((word) => word[0].toUpperCase() + word.slice(1)).join('')
// API keys: ApiKeys.
const groupOf = (tag) => tag.split(' ').map((word) => pascal(/^[A-Z]+$/.test(word) ? word[0] + word.slice(1).toLowerCase() : word)).join('')
const camel = (text) => text[0].toLowerCase() + text.slice(1)
const singular = (text) => text.replace(/ies$/, 'y').replace(/s$/, '')
const refOf = (schema) => schema?.$ref?.split('/').at(-1)

// OpenTicket: Open, Ticket.
const [verbOf, nounOf] = [(id) => id.match(/^[A-Z][a-z]+/)[0], (id) => id.replace(/^[A-Z][a-z]+/, '')]

// The group says what it is about: Tickets.OpenAsync, not Tickets.OpenTicketAsync.
function methodName(operation) {
  const group = groupOf(operation.tags[0])
  const noun = singular(group)
  const name = operation.operationId.replace(new RegExp(`${group}$|${noun}(?![a-z])`), '').replace(/^([A-Z][a-z]+)To$/, '$1')
  return name || operation.operationId
}

// Answers lose the suffix, types of one use case are called after what it is about.
function typeName(name, patches) {
  const operation = operations.map((o) => o.operationId).filter((id) => name.startsWith(id)).sort((a, b) => b.length - a.length)[0]
  if (operation && name !== `${operation}Request`) {
    const noun = nounOf(operation)
    const rest = name.slice(operation.length)
    if (patches.has(name)) return `${noun}Patch`
    if (rest === 'Response') return noun
    return rest.startsWith(noun) ? rest : noun + rest
  }
  return name.replace(/Response$/, '')
}

// --- Schemas -----------------------------------------------------------------------------------------------

// OpenAPI 3.0 has no null type, and nothing may stand beside a reference.
function as30(schema) {
  if (Array.isArray(schema)) return schema.map(as30)
  if (schema === null || typeof schema !== 'object') return schema
  const { example, ...own } = schema
  if (Array.isArray(own.type)) {
    own.nullable = own.type.includes('null')
    own.type = own.type.find((type) => type !== 'null')
  }
  if (own.oneOf?.some((choice) => choice.type === 'null')) {
    own.nullable = true
    own.oneOf = own.oneOf.filter((choice) => choice.type !== 'null')
  }
  if (own.$ref && own.description) {
    own.oneOf = [{ $ref: own.$ref }]
    delete own.$ref
  }
  if (own.properties)
    own.properties = Object.fromEntries(Object.entries(own.properties).map(([name, member]) => [name, as30(member)]))
  for (const word of ['items', 'oneOf', 'allOf', 'additionalProperties']) if (word in own) own[word] = as30(own[word])
  if (own.enum)
    own['x-enumNames'] = own.enum.map((value) => pascal(value.replace(/^-/, '')) + (value.startsWith('-') ? 'Descending' : ''))
  return own
}

const pageItem = (schema) => {
  const names = Object.keys(schema?.properties ?? {}).join()
  return names === 'items' || names === 'items,nextCursor' ? refOf(schema.properties.items.items) : undefined
}

const patches = new Set(operations.map((o) => refOf(o.requestBody?.content['application/merge-patch+json']?.schema)).filter(Boolean))
// A body with items is not a page of them.
const bodies = new Set(operations.map((o) => refOf(o.requestBody?.content['application/json']?.schema)))
const pages = new Set(Object.keys(schemas).filter((name) => pageItem(schemas[name]) && !bodies.has(name)))
const answers = new Set()
const seeAnswers = (node) => {
  if (node === null || typeof node !== 'object') return
  const name = refOf(node)
  if (name && !answers.has(name)) {
    answers.add(name)
    seeAnswers(schemas[name])
  }
  Object.values(node).forEach(seeAnswers)
}
operations.forEach((o) => seeAnswers(Object.values(o.responses).map((r) => Object.values(r.content ?? {}).map((c) => c.schema))))

const names = new Map(Object.keys(schemas).filter((name) => !pages.has(name)).map((name) => [name, typeName(name, patches)]))
const types = {}
function add(name, schema) {
  if (name in types) fail(`two types are called ${name}`)
  types[name] = schema
}

for (const [name, renamed] of names) {
  const schema = as30(schemas[name])
  // Answers may gain members at any time, and hand them on.
  if (schema.type === 'object') schema.additionalProperties = answers.has(name)
  // In a patch every member may be left out; those that cannot be null are told apart so.
  if (patches.has(name)) schema.required = Object.keys(schema.properties).filter((member) => !schema.properties[member].nullable)
  add(renamed, schema)
}

// --- Operations --------------------------------------------------------------------------------------------

const exceptions = { 403: 'ForbiddenException', 404: 'NotFoundException', 409: 'ConflictException', 412: 'PreconditionFailedException' }
// What any operation may meet is said once, at the exceptions.
const general = ['actor_not_allowed', 'scope_missing', 'concurrent_change', 'version_mismatch']

function refusals(operation) {
  return Object.entries(operation.responses).flatMap(([status, answer]) =>
    [...(answer.description ?? '').matchAll(/^- `(\w+)`: (.*)$/gm)]
      .filter(([, code]) => exceptions[status] && !general.includes(code))
      .map(([, code, title]) => `${exceptions[status]}|${code}: ${title}`))
}

function query(operation) {
  const parameters = (operation.parameters ?? []).filter((p) => p.in === 'query')
  if (parameters.length === 0) return undefined
  const name = `${operation.operationId}Query`
  const properties = parameters.map((p) => {
    const schema = { ...as30(p.schema), description: p.description, nullable: true }
    if (!schema.enum) return [p.name, schema]
    const { description, nullable, ...values } = schema
    const type = singular(nounOf(operation.operationId)) + pascal(p.name)
    add(type, { ...values, description: `Values of ${operation.operationId}'s ${p.name}.` })
    return [p.name, { description, nullable, oneOf: [{ $ref: `#/components/schemas/${type}` }] }]
  })
  add(name, {
    type: 'object',
    description: `What ${operation.operationId} takes in the query.`,
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  })
  return name
}

function prepare(operation) {
  const group = groupOf(operation.tags[0])
  const name = methodName(operation)
  const parameters = operation.parameters ?? []
  const [status, success] = Object.entries(operation.responses).find(([code]) => code.startsWith('2'))
  const answer = refOf(success.content?.['application/json']?.schema)
  const text = success.content && !success.content['application/json'] ? Object.keys(success.content)[0] : undefined
  if (success.content && !answer && !text) fail(`${operation.operationId} answers ${status} without a named schema`)
  const item = pageItem(schemas[answer])
  const header = (wanted) => parameters.find((p) => p.in === 'header' && p.name === wanted)
  const media = operation.requestBody && (operation.requestBody.content['application/merge-patch+json'] ? 'application/merge-patch+json'
    : Object.keys(operation.requestBody.content)[0])
  const isText = media && !media.endsWith('json')
  const resource = contract.paths[operation.path]?.get?.responses['200']?.content?.['application/json']?.schema
  const asks = query(operation)
  const cursor = parameters.some((p) => p.name === 'cursor')

  return {
    tags: [group],
    operationId: `${group}_${name}`,
    summary: operation.summary,
    description: operation.description,
    parameters: parameters.filter((p) => p.in === 'path').map((p) => ({
      ...p,
      // What has a reference can be named by either.
      ...(p.schema.format !== 'uuid' && p.name.endsWith('Id') ? { 'x-by-reference': 'true' } : {}),
    })),
    ...(operation.requestBody && {
      requestBody: { required: operation.requestBody.required ?? false, 'x-name': isText ? media.split('/')[1] : media.includes('merge') ? 'patch' : 'request',
        content: { 'application/json': { schema: operation.requestBody.content[media].schema } } },
    }),
    responses: { [status]: { description: '' } },
    'x-address': `${operation.method.toUpperCase()} ${operation.path}`,
    'x-operation': operation.operationId,
    'x-method': pascal(operation.method),
    'x-refusals': refusals(operation).join('\n'),
    ...(text && { 'x-result': 'string', 'x-text': text }),
    ...(isText && { 'x-media': media }),
    ...(answer && { 'x-result': item ? `Page<${names.get(item)}>` : names.get(answer) }),
    ...(item && cursor && { 'x-item': names.get(item), 'x-all': name.startsWith('List') ? name.replace('List', 'ListAll') : name.replace('Get', 'GetWhole') }),
    ...(asks && { 'x-query': asks }),
    ...(header('Idempotency-Key') && { 'x-idempotent': 'true' }),
    ...(media?.includes('merge') && { 'x-patch': 'true' }),
    ...(header('If-Match')?.required && { 'x-versioned': 'true' }),
    ...(header('If-Match')?.required && resource && { 'x-resource-type': names.get(refOf(resource)), 'x-resource': camel(names.get(refOf(resource))) }),
  }
}

const paths = {}
const ids = new Set()
for (const operation of operations) {
  const prepared = prepare(operation)
  if (ids.has(prepared.operationId)) fail(`two operations are called ${prepared.operationId}`)
  ids.add(prepared.operationId)
  paths[operation.path] = { ...paths[operation.path], [operation.method]: prepared }
}

const groups = contract.tags.map((tag) => [`x-group-${groupOf(tag.name)}`, tag.description])
const prepared = {
  openapi: '3.0.3',
  info: { title: contract.info.title, version: contract.info.version },
  ...Object.fromEntries(groups),
  paths,
  components: { schemas: types },
}

const renamed = JSON.stringify(prepared, null, 2).replace(/"#\/components\/schemas\/(\w+)"/g, (_, name) => `"#/components/schemas/${names.get(name) ?? name}"`)
process.stdout.write(renamed + '\n')
