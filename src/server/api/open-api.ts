import { type JsonSchema, number, refTo, shape, text } from '../schema/json-schema.ts'
import { resourceSchemas } from '../schema/resource-schemas.ts'
import { storySchemas } from '../schema/story-schemas.ts'
import type { ProblemDocument } from './api-problem.ts'
import type { ApiRoute } from './api-route.ts'
import type { Parameter } from './parameter.ts'

/** The schemas that the document refers to, by name. */
export const apiSchemas: Readonly<Record<string, JsonSchema>> = {
  ...resourceSchemas,
  ...storySchemas,
  Problem: shape<ProblemDocument>(
    { type: text, title: text, status: number, detail: text },
    {},
    'RFC 9457; detail says what is wrong and what to do.',
  ),
}

/** The OpenAPI 3.1 document of the API. */
export function openApiDocument(routes: readonly ApiRoute[], version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Binnacle',
      version,
      description:
        'The custom resources of a Kubernetes cluster: their health and why. Reads only. All times are milliseconds since 1970 UTC.',
    },
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: operationOf(route) }])),
    components: { schemas: apiSchemas },
  }
}

function operationOf(route: ApiRoute): object {
  return {
    operationId: operationId(route.path),
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    parameters: [
      ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => pathParameter(name)),
      ...Object.entries(route.parameters).map(([name, parameter]) => queryParameter(name, parameter)),
      ...(route.answer.type === 'stream' ? [lastEventId] : []),
    ],
    responses: {
      200: { description: 'The answer.', content: contentOf(route) },
      400: problem('A parameter that there is not, or a value that cannot be read.'),
      ...(route.path.includes('{') && { 404: problem('There is no such resource.') }),
      501: problem('This is not kept here; the detail says what turns it on.'),
      503: problem('It cannot be told at the moment; Retry-After says when to try again.'),
    },
  }
}

function contentOf({ answer }: ApiRoute): object {
  if (answer.type === 'json') return { 'application/json': { schema: answer.schema } }
  return {
    'text/event-stream': {
      schema: {
        type: 'string',
        description: 'Messages with id, event and data; data is a Change as JSON.',
      },
      'x-data-schema': refTo('Change'),
    },
  }
}

const dashes: Readonly<Record<string, string>> = {
  group: 'The API group; a dash for the core group.',
  namespace: 'The namespace; a dash for a cluster-scoped resource.',
}

function pathParameter(name: string): object {
  return {
    name,
    in: 'path',
    required: true,
    ...(dashes[name] !== undefined && { description: dashes[name] }),
    schema: text,
  }
}

function queryParameter(name: string, { description, schema }: Parameter<unknown>): object {
  const isList = schema.type === 'array'
  return { name, in: 'query', description, schema, ...(isList && { style: 'form', explode: true }) }
}

const lastEventId = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'Resumes after the message with this id.',
  schema: text,
}

function problem(description: string): object {
  return { description, content: { 'application/problem+json': { schema: refTo('Problem') } } }
}

/** `/api/v1/resources/{group}/…/tree` is `getResourceTree`. */
function operationId(path: string): string {
  const words = path.replace('/api/v1/', '').split('/')
  const plain = words.filter((word) => !word.startsWith('{'))
  const names = words.length > plain.length ? ['resource', ...plain.slice(1)] : plain
  return `get${names.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('')}`
}
