import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import { mockFetch } from '../mocks/mockFetch'
import { Trouble } from '../mocks/rest/faults'
import { ALL_AREAS, type RestMock, restHandlers } from '../mocks/rest/handlers'
import { MockShop } from '../mocks/rest/shop'

export const ADDRESS = 'https://shop.test/api'

const contract: unknown = parse(readFileSync(new URL('../src/adapters/rest/openapi.yaml', import.meta.url), 'utf8'))

interface Contract {
  paths: Record<
    string,
    Record<string, { responses?: Record<string, { $ref?: string; content?: Record<string, { schema: object }> }> } | undefined>
  >
  components: { responses: Record<string, { content: Record<string, { schema: object }> }> }
}

const isContract = (value: unknown): value is Contract => typeof value === 'object' && value !== null && 'paths' in value

type Check = (method: string, path: string, status: number, body: unknown) => string[]

/** Says what in an answer is not as openapi.yaml has it; [] where all is well. Each of its schemas is compiled once for all tests: that takes longer than the answer. */
function contractOf(text: unknown): Check {
  if (!isContract(text)) throw new Error('openapi.yaml is no contract')
  const { paths, components } = text
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'contract', ...text })
  const compiled = new Map<object, ValidateFunction>()
  const compile = (schema: object): ValidateFunction => {
    const found = compiled.get(schema)
    if (found) return found
    const copy: object = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/'))
    const validate = ajv.compile(copy)
    compiled.set(schema, validate)
    return validate
  }
  const templates = Object.keys(paths).map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }))
  return (method, path, status, body) => {
    // A fixed path comes before one with a parameter.
    const found = templates.find((template) => template.path === path) ?? templates.find(({ pattern }) => pattern.test(path))
    const responses = found && paths[found.path]?.[method.toLowerCase()]?.responses
    if (!responses) return [`${method} ${path} is not in the contract`]
    const response = responses[String(status)] ?? responses.default
    const name = response?.$ref?.split('/').at(-1)
    const content = name === undefined ? response?.content : components.responses[name]?.content
    const schema = content && Object.values(content)[0]?.schema
    if (!schema) return [`${method} ${path} may not answer ${status}`]
    const validate = compile(schema)
    return validate(body) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${method} ${path}: ${instancePath} ${message}`)
  }
}

export const checkContract = contractOf(contract)

/** An API of the contract to be asked in a test; every right answer is held against openapi.yaml. */
export function aRestShop(about: Partial<RestMock['about']> = {}) {
  const shop = new MockShop()
  const wrong: string[] = []
  const mock: RestMock = {
    shop,
    token: 'secret',
    about: { name: 'Mug shop', currency: 'USD', timeZone: 'Europe/London', areas: ALL_AREAS, ...about },
  }
  const handlers = restHandlers(ADDRESS, mock)
  const plain = mockFetch(() => handlers)
  const checked: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const response = await plain(request)
    const path = new URL(request.url).pathname.replace(/^\/api/, '')
    wrong.push(...checkContract(request.method, path, response.status, await response.clone().json()))
    return response
  }
  const trouble = new Trouble()
  const waits: number[] = []
  const outside = {
    fetch: trouble.over(checked),
    wait: async (ms: number) => {
      waits.push(ms)
    },
    random: () => 0.5,
    timeoutMs: 50,
  }
  return { mock, shop, trouble, outside, waits, wrong }
}
