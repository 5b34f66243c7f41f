/** The packages of the lockfile, and whether they stand in node_modules. Uses nothing but node, so that it runs on a fresh clone. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, with a trailing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** @param {string} path @returns {any} */
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

const libc = () => {
  if (process.platform !== 'linux') return undefined
  const report = /** @type {any} */ (process.report.getReport())
  return report.header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/** Whether a package's `os`, `cpu` or `libc` list takes this machine. @param {string[] | undefined} list @param {string | undefined} here */
const takes = (list, here) =>
  !list || here === undefined || list.includes(here) || (list.every((item) => item.startsWith('!')) && !list.includes(`!${here}`))

/** Why node_modules does not hold what package-lock.json says; undefined when it does. */
export function staleReason() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return 'node_modules is missing'
  const wanted = json('package-lock.json').packages
  const there = json('node_modules/.package-lock.json').packages
  const here = libc()
  for (const [path, pack] of Object.entries(wanted)) {
    if (path === '') continue
    const optional = pack.optional || pack.devOptional || pack.peer
    const fits = takes(pack.os, process.platform) && takes(pack.cpu, process.arch) && takes(pack.libc, here)
    const have = there[path]
    if (!have) {
      if (!optional || (pack.os && fits)) return `${path} is missing`
    } else if (have.version !== pack.version || have.integrity !== pack.integrity)
      return `${path} is ${have.version}, the lockfile says ${pack.version}`
    else if (!existsSync(join(root, path, 'package.json'))) return `${path} is gone`
  }
  const extra = Object.keys(there).find((path) => !wanted[path])
  return extra && `${extra} is not in the lockfile`
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const good = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (good) return
  console.error(
    `Zhanggui needs Node 20.19 or newer (22.12 or newer in the 22 line); this is ${process.versions.node}. Get one at https://nodejs.org.`,
  )
  process.exit(1)
}

/** Runs `npm ci` where node_modules is missing or differs from package-lock.json. Ends the process when that fails. */
export function ensureInstalled() {
  checkNode()
  const why = staleReason()
  if (!why) return
  console.error(`Installing packages: ${why}.`)
  const npm = process.env.npm_execpath
  // .npmrc keeps npm quiet; a failed installation has to say why.
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error']
  const silent = { cwd: root, stdio: /** @type {any} */ (['ignore', 2, 2]) }
  const done =
    npm && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], silent)
      : spawnSync('npm', args, { ...silent, shell: process.platform === 'win32' })
  if (done.status === 0) return
  console.error('npm ci failed: see above. Without a network, copy node_modules from a machine of the same kind.')
  process.exit(1)
}
