/** The stages of `npm test` and `npm run check`: each runs to its end, whatever the others said, and gives its counts. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { root } from './install.mjs'

/** @typedef {{ passed: number, failed: number, skipped: string[], notes: string[] }} Counts */

const NONE = { passed: 0, failed: 0, skipped: [], notes: [] }
const bin = (/** @type {string} */ path) => join(root, 'node_modules', path)

/**
 * Runs node with `args` to its end, its output on ours: line by line as it comes, or all at once at the end where something else runs beside it.
 * @param {string[]} args @param {{ env?: Record<string, string>, held?: boolean }} [how] @returns {Promise<number>}
 */
const node = (args, { env = {}, held = false } = {}) =>
  new Promise((resolve) => {
    const stdio = /** @type {const} */ (held ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'])
    const child = spawn(process.execPath, args, { cwd: root, stdio, env: { ...process.env, ...env } })
    /** @type {Buffer[]} */
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (/** @type {Buffer} */ chunk) => said.push(chunk))
    child.once('error', () => resolve(-1))
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      resolve(code ?? -1)
    })
  })

/** A check counts as one. @param {string[]} args @returns {() => Promise<Counts>} */
const check = (args) => async () => ((await node(args, { held: true })) === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 })

/** Reads a runner's report; a run that failed without a failed test (a crash, nothing found) counts as one failure. */
async function counted(/** @type {(report: string) => Promise<number>} */ run, /** @type {(report: any) => Counts} */ count) {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-report-'))
  const report = join(folder, 'report.json')
  try {
    const code = await run(report)
    const counts = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { ...NONE, notes: ['there was no report'] }
    if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, notes: [...counts.notes, `it ended with code ${code}`] }
    if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, notes: [...counts.notes, 'it ran no tests'] }
    return counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Two runs keep both cores busy, so what collects garbage beside them only takes from them. */
const GARBAGE = ['--single-threaded-gc', '--max-semi-space-size=64']

/** The unit tests of a project of vite.config.ts. @param {string} project */
const vitest = (project) => () =>
  counted(
    (report) => {
      const how = ['--project', project, '--maxWorkers=1', '--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`]
      return node([...GARBAGE, bin('vitest/vitest.mjs'), 'run', ...how])
    },
    (report) => {
      const tests = report.testResults.flatMap((/** @type {any} */ file) => file.assertionResults)
      const broken = report.testResults.filter((/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0)
      const of = (/** @type {string[]} */ ...states) => tests.filter((/** @type {any} */ test) => states.includes(test.status))
      return {
        passed: of('passed').length,
        failed: of('failed').length + broken.length,
        skipped: of('skipped', 'pending', 'todo', 'disabled').map((/** @type {any} */ test) => test.fullName),
        notes: broken.map((/** @type {any} */ file) => `${file.name.replace(root, '')} could not be loaded`),
      }
    },
  )

/** @param {any} suite @returns {any[]} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

let built = false
/** @returns {Promise<Counts>} */
const build = async () => {
  built = ensureBuilt()
  return built ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 }
}

const playwright = async () => {
  if (!built) return { ...NONE, failed: 1, notes: ['there is no build to test'] }
  if (!ensureChromium()) return { ...NONE, failed: 1, notes: ['there is no Chromium'] }
  return counted(
    (report) => node([bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'], { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } }),
    (report) => ({
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected,
      skipped: specsOf(report)
        .filter((spec) => spec.tests.some((/** @type {any} */ test) => test.status === 'skipped'))
        .map((spec) => spec.title),
      notes: [
        ...report.errors.map((/** @type {any} */ error) => String(error.message).split('\n')[0]),
        ...specsOf(report)
          .filter((spec) => spec.tests.some((/** @type {any} */ test) => test.status === 'flaky'))
          .map((spec) => `unsteady: ${spec.title}`),
      ],
    }),
  )
}

/** @typedef {[string, () => Promise<Counts>]} Stage */

/** No more readers of types than cores: each has to learn what the others know. */
const types = check([bin('typescript/bin/tsc'), '-p', '.', '--checkers', '2'])

/** @type {Stage[]} */
const shared = [
  ['oxfmt', check([bin('oxfmt/bin/oxfmt'), '--check'])],
  // What it read of a file that has not changed since is kept.
  ['knip', check([bin('knip/bin/knip.js'), '--no-progress', '--treat-config-hints-as-errors', '--cache'])],
  ['types of the contract', check(['tests/tools/wireTypes.mjs', '--check'])],
  ['tests on a page', vitest('page')],
  ['wire and conformance tests', vitest('wire')],
]
/** @type {Stage} */
const plain = ['unit tests', vitest('plain')]

/**
 * Lanes that run beside each other, each stage of a lane after the one before it. Two cores are busy all the time that way, and what reads the sources does not
 * wait for what runs them.
 * @type {Stage[][]}
 */
export const quick = [[['types', types], ['lint', check(['tests/tools/lint.mjs'])], ...shared], [plain]]

/** The same of `npm test`, which lints every file. @type {Stage[][]} */
export const whole = [[['lint', check([bin('oxlint/bin/oxlint')])], ...shared], [plain]]

/** The rest: after those, one at a time. @type {Stage[]} */
export const slow = [
  ['types', types],
  ['tests on whole files', vitest('whole')],
  ['production build', build],
  ['end-to-end tests', playwright],
]

/** @typedef {Counts & { name: string, seconds: number }} Row */

/** Runs stages one after another. @param {Stage[]} stages @returns {Promise<Row[]>} */
async function runLane(stages) {
  const rows = []
  for (const [name, run] of stages) {
    console.log(`\n── ${name}`)
    const began = performance.now()
    const counts = await run().catch((error) => ({ ...NONE, failed: 1, notes: [String(error)] }))
    rows.push({ name, seconds: (performance.now() - began) / 1000, ...counts })
  }
  return rows
}

/**
 * Runs the lanes beside each other, then the stages one by one; prints a summary whose last line is `N passed, N failed`, and sets the exit code.
 * @param {Stage[][]} lanes @param {Stage[]} [after]
 */
export async function runStages(lanes, after = []) {
  const rows = [...(await Promise.all(lanes.map(runLane))).flat(), ...(await runLane(after))]
  console.log('\n── summary')
  for (const { name, seconds, passed, failed, skipped, notes } of rows) {
    console.log(
      `${failed ? 'FAILED' : 'ok    '}  ${name.padEnd(28)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(1)} s`,
    )
    for (const note of notes) console.log(`        ${note}`)
    for (const title of skipped) console.log(`        skipped: ${title}`)
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) => rows.reduce((total, row) => total + row[key], 0)
  process.exitCode = sum('failed') ? 1 : 0
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
}
