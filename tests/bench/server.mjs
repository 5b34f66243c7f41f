/** Serves the production build and the bench's own pages from one place, and writes down which scripts were asked for. */
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../tools/install.mjs'

/** Builds the bench's pages beside a copy of dist in `folder` and serves them. @param {string} folder */
export async function serve(folder) {
  const { build, preview } = await import('vite')
  cpSync(join(root, 'dist'), folder, { recursive: true })
  for (const page of ['bare', 'papaparse', 'grid', 'analytics', 'catalog', 'mirror', 'replay', 'service']) {
    await build({
      configFile: false,
      root: join(root, 'tests/bench', page),
      base: `/bench/${page}/`,
      logLevel: 'error',
      resolve: { alias: { '~mocks': join(root, 'mocks'), '~': join(root, 'src') } },
      worker: { format: 'es' },
      build: { outDir: join(folder, 'bench', page), emptyOutDir: true, target: 'es2022' },
    })
  }
  /** @type {Set<string>} */
  const asked = new Set()
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 4300, strictPort: false },
    plugins: [
      {
        name: 'asked',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use((request, _, next) => {
            const path = (request.url ?? '').split('?')[0]
            if (path.endsWith('.js')) asked.add(path)
            next()
          })
        },
      },
    ],
  })
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address())
  return {
    url: `http://localhost:${port}`,
    /** Forgets which scripts were asked for. */
    forget: () => asked.clear(),
    /** KiB of the scripts asked for since, each gzipped once, and their paths. */
    scripts: () => {
      const files = [...asked].map((path) => ({ path, kib: gzipSync(readFileSync(join(folder, path)), { level: 9 }).length / 1024 }))
      return { kib: files.reduce((sum, file) => sum + file.kib, 0), files }
    },
    close: () => server.close(),
  }
}
