/** The engine by itself, as a worker would load it: its code without the names and formulas of metrics, which are words. */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../tools/install.mjs'

const WORDS = /\b(zh|en):\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g

const withoutWords = {
  name: 'without-words',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} code @param {string} id */
  transform: (code, id) => (id.includes('/src/domain/metrics/') ? code.replaceAll(WORDS, "$1: ''") : undefined),
}

/** KiB, gzipped. */
export async function engineSize() {
  const { build } = await import('vite')
  const built = await build({
    configFile: false,
    root: join(root, 'tests/bench/analytics'),
    logLevel: 'error',
    plugins: [withoutWords],
    resolve: { alias: { '~': join(root, 'src') } },
    build: { write: false, target: 'es2022', minify: true, lib: { entry: 'core.ts', formats: ['es'] } },
  })
  const [output] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([built].flat())
  const code = output.output.flatMap((file) => (file.type === 'chunk' && file.isEntry ? [file.code] : []))
  return gzipSync(code.join(''), { level: 9 }).length / 1024
}
