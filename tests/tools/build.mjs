/** The production build, made again only when what it is made of has changed. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './install.mjs'

const INPUTS = ['index.html', 'package-lock.json', 'public', 'src', 'tsconfig.json', 'vite.config.ts']
/** Lies within dist, so that a build by hand, which empties dist, takes it away. */
const STAMP = join(root, 'dist/.inputs')

/** Files of an input, relative to the root. @param {string} path @returns {string[]} */
const filesOf = (path) => {
  const at = join(root, path)
  if (!existsSync(at)) return []
  if (statSync(at).isFile()) return [path]
  const entries = readdirSync(at, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => relative(root, join(entry.parentPath, entry.name))).filter((file) => !/\.test\.tsx?$/.test(file))
}

function inputs() {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap(filesOf).toSorted()) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Builds into dist where dist is missing or older than its sources. `true` when dist is up to date afterwards. @param {{ quiet?: boolean }} [how] */
export function ensureBuilt({ quiet = false } = {}) {
  const now = inputs()
  if (existsSync(join(root, 'dist/index.html')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return true
  if (!quiet) console.error('Building.')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', quiet ? 'error' : 'warn'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) return false
  writeFileSync(STAMP, now)
  return true
}
