/** The engine by itself, as a worker loads it for the first figures: its code without the names and formulas of metrics, which are words. */
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

/** KiB, gzipped, of the first figures, and of all that a board with splits and filters loads: each with what it cannot do without. */
export async function engineSize() {
  const { build } = await import('vite')
  const entry = join(root, 'tests/bench/analytics/core.ts')
  const built = await build({
    configFile: false,
    root: join(root, 'tests/bench/analytics'),
    logLevel: 'error',
    plugins: [withoutWords],
    resolve: { alias: { '~': join(root, 'src') } },
    // Like a worker's, and other than a page's or a library's, this code has neither preloads nor blanks.
    build: {
      ssr: true,
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'allow-extension',
        // In one piece, as vite.config.ts has it.
        output: { codeSplitting: { groups: [{ name: 'engine', test: /analytics\/core\.ts$/ }] } },
      },
    },
  })
  const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([built].flat())
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])))
  const first = [...chunks.values()].filter((chunk) => chunk.isEntry)
  const split = [...chunks.values()].filter((chunk) => chunk.facadeModuleId?.endsWith('/analytics/split.ts'))
  return { first: sizeOf(first, chunks), withSplits: sizeOf([...first, ...split], chunks) }
}

/** @typedef {import('vite').Rolldown.OutputChunk} Chunk */

/** @param {Chunk[]} begin @param {Map<string, Chunk>} chunks */
function sizeOf(begin, chunks) {
  const needed = new Set(begin)
  // A set goes on with what is added to it on the way.
  for (const chunk of needed)
    for (const name of chunk.imports) {
      const other = chunks.get(name)
      if (other) needed.add(other)
    }
  const code = [...needed].map((chunk) => chunk.code)
  return gzipSync(code.join(''), { level: 9 }).length / 1024
}
