/** Writes the types of the REST contract from its OpenAPI file: `node tests/tools/wireTypes.mjs`; with --check it only says whether they are of now. */
import { readFileSync, writeFileSync } from 'node:fs'
import { compile } from 'json-schema-to-typescript'
import { parse } from 'yaml'

const CONTRACT = new URL('../../src/adapters/rest/openapi.yaml', import.meta.url)
const TYPES = new URL('../../src/adapters/rest/wireTypes.ts', import.meta.url)

/** @returns {Promise<string>} */
export async function wireTypes() {
  const { schemas } = parse(readFileSync(CONTRACT, 'utf8')).components
  const text = JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/definitions/')
  const definitions = JSON.parse(text)
  return compile({ title: 'Wire', type: 'object', additionalProperties: false, properties: ofEach(definitions), definitions }, 'Wire', {
    additionalProperties: false,
    bannerComment: '/* Made from openapi.yaml by tests/tools/wireTypes.mjs. */',
    style: { singleQuote: true, semi: false, printWidth: 140, trailingComma: 'all' },
  })
}

const ofEach = (definitions) => Object.fromEntries(Object.keys(definitions).map((name) => [name, { $ref: `#/definitions/${name}` }]))

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const types = await wireTypes()
  if (!process.argv.includes('--check')) writeFileSync(TYPES, types)
  else if (readFileSync(TYPES, 'utf8') !== types)
    throw new Error('src/adapters/rest/wireTypes.ts is not of openapi.yaml: node tests/tools/wireTypes.mjs')
}
