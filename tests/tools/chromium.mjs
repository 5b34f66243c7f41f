/** Which Chromium the end-to-end tests and the bench drive, and how it is got where there is none. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { root } from './install.mjs'

const SYSTEM = '/usr/bin/chromium'
const isRoot = process.getuid?.() === 0

/** Without these a closed network floods a Chromium that runs as root with refusals. */
export const launchArgs = isRoot
  ? [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ]
  : []

const isDebian = () => existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))

function playwrightsOwn() {
  const require = createRequire(import.meta.url)
  const path = require('@playwright/test').chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

/** Path of the Chromium to drive: `PW_CHROMIUM`, else /usr/bin/chromium, else Playwright's own; undefined where there is none. */
export function findChromium() {
  const asked = process.env.PW_CHROMIUM
  if (asked) return existsSync(asked) ? asked : undefined
  return existsSync(SYSTEM) ? SYSTEM : playwrightsOwn()
}

/** @param {string} command @param {string[]} args */
const run = (command, args) => {
  console.error(`> ${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 2], env }).status === 0
}

/** @param {string} name */
const aptInstall = (name) => {
  if (run('apt-get', ['update', '-qq'])) run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
}

/** As findChromium, but gets one where there is none. Where that fails too, says what to do and returns undefined. */
export function ensureChromium() {
  const there = findChromium()
  if (there) return there
  if (process.env.PW_CHROMIUM) {
    console.error(`PW_CHROMIUM names ${process.env.PW_CHROMIUM}, and there is no such file. Correct it, or unset it.`)
    return undefined
  }
  console.error('No Chromium here: getting one.')
  if (isDebian() && isRoot) aptInstall('chromium')
  if (!findChromium()) run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  const got = findChromium()
  if (!got)
    console.error(
      'There is no Chromium, and none could be fetched. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium), or name one in PW_CHROMIUM.',
    )
  return got
}

/** Chinese in pictures needs a CJK font. Debian as root gets one; elsewhere this says that squares will stand for characters. */
export function ensureCjkFont() {
  const has = () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim()
  if (has()) return
  if (isDebian() && isRoot) aptInstall('fonts-noto-cjk')
  if (!has()) console.error('No CJK font here: Chinese will show as squares in pictures. Install Noto Sans CJK.')
}
