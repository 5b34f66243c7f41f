/**
 * The linter for `npm run check`: asks only for files that have changed since it found nothing wrong in them. What a change elsewhere makes wrong in the others is found by the
 * types, which are always read whole, and by `npm test`, which lints all.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './install.mjs'

const KEPT = join(root, 'node_modules/.cache/zhanggui/linted.json')
/** More of them are as fast all at once, and a command line has an end. */
const MANY = 400

/** @param {(string | Uint8Array)[]} parts */
const hashOf = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('base64')

/** Sources that are there, new ones among them; undefined outside of a clone. @returns {string[] | undefined} */
function sources() {
  const { status, stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) return undefined
  return stdout.split('\0').filter((path) => /\.m?[jt]sx?$/.test(path) && existsSync(join(root, path)))
}

/** What each source is now, under these rules, by its path. */
function statesOf(/** @type {string[]} */ paths) {
  const rules = hashOf(...['.oxlintrc.json', 'tsconfig.json', 'package-lock.json'].map((path) => readFileSync(join(root, path))))
  return new Map(paths.map((path) => [path, hashOf(rules, path, readFileSync(join(root, path)))]))
}

const states = statesOf(sources() ?? [])
const linted = new Set(existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : [])
const changed = [...states].filter(([, state]) => !linted.has(state)).map(([path]) => path)
const isAll = states.size === 0 || changed.length > MANY
if (changed.length > 0 || isAll) {
  const asked = isAll ? [] : changed
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), ...asked], { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
}
if (!process.exitCode) {
  mkdirSync(dirname(KEPT), { recursive: true })
  writeFileSync(KEPT, JSON.stringify([...states.values()]))
}
