import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** One folder of the table: what it may import besides itself, in samples, and what it may not. `types` may be imported as types only. */
interface Row {
  from: string
  may: string[]
  types?: string[]
  mayNot: string[]
}

const LAYERS = ['lib/csv', 'domain/money', 'commerce/adapter', 'segments/orderTable', 'analytics/query', 'store/lists', 'sync/pull']
const ABOVE = [
  'adapters/rest/open',
  'worker/client',
  'session/shop',
  'ui/Page',
  'features/orders/queries',
  'features/shared/Buyer',
  'app/Frame',
  'paths',
  'routes',
]
const MOCKS = '~mocks/seed/seedShop'
const ALL = [...LAYERS, ...ABOVE, 'worker/protocol', 'worker/main', MOCKS]
const SCREEN = ['react', 'react-dom/client', 'antd', 'echarts/core', '@tanstack/react-query', 'zustand']

const row = (from: string, may: string[], types: string[] = []): Row => ({
  from,
  may,
  types,
  mayNot: [...ALL.filter((target) => !may.includes(target) && !types.includes(target)), '../outside'],
})
const below = (row: Row): Row => ({ ...row, mayNot: [...row.mayNot, ...SCREEN] })

const TABLE: Row[] = [
  row('lib', ['lib/csv']),
  below(row('domain', ['lib/csv', 'domain/money'])),
  below(row('commerce', ['lib/csv', 'domain/money', 'commerce/adapter'])),
  below(row('segments', ['lib/csv', 'domain/money', 'segments/orderTable'])),
  below(row('analytics', ['lib/csv', 'domain/money', 'segments/orderTable', 'analytics/query'])),
  below(row('store', ['lib/csv', 'domain/money', 'segments/orderTable', 'store/lists', 'commerce/errors'], ['commerce/adapter'])),
  below(row('adapters/shopify', ['lib/csv', 'domain/money', 'commerce/adapter'])),
  below(row('sync', ['lib/csv', 'domain/money', 'commerce/adapter', 'store/lists', 'sync/pull'])),
  below(row('worker', [...LAYERS, 'adapters/rest/open', 'worker/client', 'worker/protocol', 'worker/main'])),
  row('session', ['lib/csv', 'domain/money', 'commerce/adapter', 'session/shop', 'worker/client', 'worker/protocol']),
  row('ui', ['lib/csv', 'domain/money', 'ui/Page', 'paths']),
  row(
    'features/products',
    ['lib/csv', 'domain/money', 'session/shop', 'ui/Page', 'features/shared/Buyer', 'worker/client', 'worker/protocol', 'paths'],
    ['commerce/adapter', 'analytics/query', 'store/lists'],
  ),
  below(row('mocks/seed', ['lib/csv', 'domain/money', 'commerce/adapter', 'segments/orderTable', 'store/lists', MOCKS])),
]
const FREE = ['app', '.']
const DEMO = ['src/worker/demoHandlers.ts', 'src/worker/demoApi.ts', 'src/worker/demoOrders.ts']

let root = ''
let complaints = new Map<string, string[]>()

const lineOf = (target: string) => (target.startsWith('.') || target === MOCKS || SCREEN.includes(target) ? target : `~/${target}`)
const fileOf = (from: string, group: string, index: number) =>
  join(from.startsWith('mocks') ? '.' : 'src', from, `${group}${index}.ts`).replaceAll('\\', '/')

function plant(file: string, source: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), source)
}

/** Runs the project's own lint configuration, without the rules that need types, over the planted files. */
function lint(): Map<string, string[]> {
  const config: { options: Record<string, unknown> } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8'))
  writeFileSync(join(root, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }))
  const bin = resolve('node_modules/oxlint/bin/oxlint')
  let out = ''
  try {
    out = execFileSync(process.execPath, [bin, '-f', 'json'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    out = (error as { stdout: string }).stdout
  }
  const answer: { diagnostics: { code: string; filename: string }[]; number_of_files: number } = JSON.parse(out)
  expect(answer.number_of_files, 'oxlint looked at nothing').toBeGreaterThan(100)
  const found = new Map<string, string[]>()
  for (const { code, filename } of answer.diagnostics) found.set(filename, [...(found.get(filename) ?? []), code])
  return found
}

const restricted = (file: string) => (complaints.get(file) ?? []).some((code) => code.includes('no-restricted-imports'))

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'zhanggui-imports-'))
  for (const { from, may, types = [], mayNot } of TABLE) {
    may.forEach((target, i) => plant(fileOf(from, 'may', i), `import { a } from '${lineOf(target)}'\nexport const b = a\n`))
    types.forEach((target, i) => plant(fileOf(from, 'type', i), `import type { A } from '${lineOf(target)}'\nexport type B = A\n`))
    types.forEach((target, i) => plant(fileOf(from, 'value', i), `import { a } from '${lineOf(target)}'\nexport const b = a\n`))
    mayNot.forEach((target, i) => plant(fileOf(from, 'mayNot', i), `import { a } from '${lineOf(target)}'\nexport const b = a\n`))
    mayNot.forEach((target, i) => plant(fileOf(from, 'mayNotType', i), `import type { A } from '${lineOf(target)}'\nexport type B = A\n`))
    mayNot.forEach((target, i) => plant(fileOf(from, 'passOn', i), `export { a } from '${lineOf(target)}'\n`))
    mayNot.forEach((target, i) => plant(fileOf(from, 'lazy', i), `export const a = () => import('${lineOf(target)}')\n`))
  }
  for (const from of FREE)
    ALL.forEach((target, i) => plant(fileOf(from, 'free', i), `import { a } from '${lineOf(target)}'\nexport const b = a\n`))
  plant('src/store/law.test.ts', `import { a } from '~/analytics/query'\nexport const b = a\n`)
  for (const file of DEMO) plant(file, `export const a = () => import('${MOCKS}')\n`)
  complaints = lint()
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the linter keeps the table of import directions', () => {
  for (const { from, may, types = [], mayNot } of TABLE) {
    it(`${from} imports what its row allows`, () => {
      expect(may.filter((_, i) => restricted(fileOf(from, 'may', i)))).toEqual([])
      expect(types.filter((_, i) => restricted(fileOf(from, 'type', i)))).toEqual([])
    })
    it(`${from} imports nothing else`, () => {
      expect(mayNot.filter((_, i) => !restricted(fileOf(from, 'mayNot', i)))).toEqual([])
      expect(mayNot.filter((_, i) => !restricted(fileOf(from, 'mayNotType', i)))).toEqual([])
      expect(types.filter((_, i) => !restricted(fileOf(from, 'value', i)))).toEqual([])
    })
    it(`${from} passes nothing else on, and loads nothing else lazily`, () => {
      expect(mayNot.filter((_, i) => !restricted(fileOf(from, 'passOn', i)))).toEqual([])
      expect(mayNot.filter((_, i) => !restricted(fileOf(from, 'lazy', i)))).toEqual([])
    })
  }

  it('the files of the worker that load the demo shop and the demo API may', () => {
    expect(DEMO.filter((file) => restricted(file))).toEqual([])
  })

  it('the frame, main and routes import all, and so do tests', () => {
    for (const from of FREE) expect(ALL.filter((_, i) => restricted(fileOf(from, 'free', i)))).toEqual([])
    expect(restricted('src/store/law.test.ts')).toBe(false)
  })
})
