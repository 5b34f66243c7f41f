import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin, Rolldown } from 'vite'
import { defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src', import.meta.url))
const mocks = fileURLToPath(new URL('./mocks', import.meta.url))
/** Dexie's own entry wraps its oldest build, for pages that load it twice; this one is smaller and sooner read. */
const dexie = fileURLToPath(new URL('./node_modules/dexie/dist/modern/dexie.mjs', import.meta.url))

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
].join('; ')

/** The built page carries its own policy, so that it holds on any host. The dev server needs inline code and has none. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'zhanggui:csp',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  }
}

/** The screen that is opened cold more than any but the dashboard: boot.js fetches its code beside the application's, which would only then name it. */
const LIST_SCREEN = ['/src/features/listings/list/ListingsScreen.tsx', '/src/features/listings/list/firstPage.ts']

/** Addresses of all the code that lazily loaded modules need. */
function chunksOf(bundle: Rolldown.OutputBundle, modules: readonly string[]): string[] {
  const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []))
  const isNamed = (id: string) => modules.some((module) => id.replaceAll(sep, '/').endsWith(module))
  const found = new Set(chunks.filter(({ facadeModuleId }) => facadeModuleId && isNamed(facadeModuleId)))
  if (found.size < modules.length) throw new Error(`a chunk of its own is missing: ${modules.join(', ')}`)
  // A set goes on with what is added to it.
  for (const { imports } of found) for (const each of chunks) if (imports.includes(each.fileName)) found.add(each)
  return [...found].map(({ fileName }) => `/${fileName}`)
}

/**
 * Puts the page in the order in which it is needed: boot.js, the frame's CSS (inlined: it would queue behind thirty scripts), and only then the
 * application, which boot.js fetches once the last-known figures are on the screen. boot.js learns the hashed names from its attributes.
 */
function bootOrder(): Plugin {
  return {
    name: 'zhanggui:boot-order',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const worker = Object.keys(bundle).find((name) => /^assets\/main-[\w-]+\.js$/.test(name) && bundle[name]?.type === 'asset')
        const app = /<script type="module"[^>]* src="([^"]+)"><\/script>/.exec(html)
        const style = /<link rel="stylesheet"[^>]* href="\/([^"]+)">/.exec(html)
        const css = style && bundle[style[1]]
        if (!worker || !app || !style || css?.type !== 'asset') throw new Error('the built page is not as boot.js needs it')
        const preload = /<link rel="modulepreload"[^>]* href="([^"]+)">\s*/g
        const needed = [...html.matchAll(preload)].map((match) => match[1])
        const list = chunksOf(bundle, LIST_SCREEN).filter((url) => url !== app[1] && !needed.includes(url))
        return html
          .replaceAll(preload, '')
          .replace(app[0], '')
          .replace(style[0], () => `<style>${String(css.source)}</style>`)
          .replace(
            '<script src="/boot.js">',
            `<script src="/boot.js" data-worker="/${worker}" data-app="${app[1]}" data-needed="${needed.join(' ')}" data-list="${list.join(' ')}">`,
          )
      },
    },
  }
}

const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex').slice(0, 10)

/** The service worker, beside the page: it imports nothing, so it runs as a plain script in every browser. */
const SERVICE_WORKER = 'sw.js'

/** Not needed to work offline. */
const LEFT_OUT = /^(?:pictures\/|sw\.js$|\.)/

/**
 * Tells the service worker which files make up the application, once they are all written: code, workers, styles, icons and the page itself. boot.js gets
 * its hash as a query, so that a page is never started by the boot.js of another version.
 */
function precache(): Plugin {
  const boot = `/boot.js?v=${hashOf(readFileSync('public/boot.js'))}`
  return {
    name: 'zhanggui:precache',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: { order: 'post', handler: (html) => html.replace('"/boot.js"', `"${boot}"`) },
    writeBundle({ dir = 'dist' }) {
      const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .map((file) => file.replaceAll(sep, '/'))
        .filter((file) => !LEFT_OUT.test(file) && statSync(join(dir, file)).isFile())
        .sort()
      const page = readFileSync(join(dir, 'index.html'), 'utf8')
      const mark = /data-app="[^"]+"/.exec(page)?.[0]
      if (!mark || !page.includes(boot)) throw new Error('the built page is not as the service worker needs it')
      const urls = files.map((file) => (file === 'index.html' ? '/' : file === 'boot.js' ? boot : `/${file}`))
      const version = hashOf(files.map((file) => `${file} ${hashOf(readFileSync(join(dir, file)))}`).join('\n'))
      const script = join(dir, SERVICE_WORKER)
      writeFileSync(
        script,
        readFileSync(script, 'utf8').replace('ZHANGGUI_PRECACHED', () => JSON.stringify({ version, urls, mark })),
      )
    },
  }
}

/**
 * What the first figures wait for, each in one piece with all that it imports: a worker asks for a file only when it has read the one that names it. The worker's own file
 * comes while the page is being painted, so the store is in it, and what else the engine needs. The definitions of metrics stay apart, so that lists need
 * none of them.
 */
const WORKER_CHUNKS = [
  { name: 'main', test: /src\/(?:worker\/main|domain\/(?:calendar|exchange|money))\.ts$/, priority: 4 },
  { name: 'metrics', test: /src\/domain\/metrics?[/.]/, minShareCount: 2, priority: 4 },
  { name: 'engine', test: /src\/worker\/(?:figures|shopFigures)\.ts$/, priority: 2 },
  { name: 'tiles', test: /src\/analytics\/(?:tiles|metrics\/tileFigures)\.ts$/, priority: 1 },
]

/** Modules by the beginnings of their paths in `src`, and whole packages. */
const modules = (inSrc: readonly string[], packages: readonly string[] = []) =>
  new RegExp([`/src/(?:${inSrc.join('|')})`, ...packages.map((name) => `/node_modules/${name}/`)].join('|'))

/**
 * The page's, for the same reason: what a browser does for each module that it fetches takes as long as reading some ten KiB of it, on a slow processor.
 * A piece takes all that its files import, so what several screens need has a piece above those of the screens: else one waits for all of another.
 */
const PAGE_CHUNKS = [
  { name: 'frame', test: modules(['main\\.tsx']), priority: 6 },
  {
    name: 'screens',
    test: modules(
      [
        'ui/(?:DateRange|Empty|Page|ScrollBox|Status|placeBeside|usePhone)\\.',
        'domain/(?:calendar|order|product)\\.',
        'lib/(?:isEqual|isoTime|urlState|zone)\\.',
        'session/errorKind\\.',
        'features/shared/(?:FirstSteps|cells|fieldValue|messages|recordLink|useCommand|useWhyNot|vocabulary)\\.',
      ],
      ['@tanstack/react-query'],
    ),
    priority: 5,
  },
  {
    name: 'lists',
    test: modules([
      'ui/(?:DataGrid|ProductPicture)\\.',
      'features/shared/(?:AreaTabs|FilterBar|PickMany|Pending|SortPicker|listingStates|pages|sorting)\\.',
    ]),
    priority: 4,
  },
  { name: 'listings', test: modules(['features/listings/list/(?:ListingsScreen|firstPage)\\.']), priority: 3 },
  { name: 'metrics', test: modules(['domain/metric\\.']), priority: 3 },
  { name: 'chart', test: modules(['ui/(?:Chart|chartOption|chartDress)\\.']), priority: 3 },
  {
    name: 'figures',
    test: modules(['features/shared/board/(?:messages|words|queries|figureText|viewMessages|Waiting)\\.', 'features/shared/HelpBox\\.']),
    priority: 2,
  },
  { name: 'boardStyle', test: modules(['features/shared/board/board\\.css']), priority: 2 },
  { name: 'boards', test: modules(['features/shared/board/(?:BoardPage|SeriesChart|Members)\\.']), priority: 1 },
]

/** Has the browser compile all functions of the frame while it is being fetched, off the main thread, and not one by one where each is first called. */
function compiledAhead(): Plugin {
  return {
    name: 'zhanggui:compiled-ahead',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && PAGE_CHUNKS.some(({ name }) => name === file.name))
            file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
      },
    },
  }
}

const TESTS = ['src/**/*.test.{ts,tsx}']
/** Tests of what keeps a shop in step with a platform: a run of their own, so that two cores have as much to do each. */
const WIRE_TESTS = ['src/{sync,adapters,commerce}/**/*.test.ts', 'mocks/**/*.test.ts', 'tests/conformance/**/*.test.ts']

/** Whole files of real shops: `npm test` reads them, `npm run check` has a minute. */
const WHOLE_FILE_TESTS = [
  'src/store/import/{completejourney,realFiles}.test.ts',
  'src/analytics/{onlineRetail,replay/completejourney,replay/onlineRetail}.test.ts',
]

const PLAIN_SETUP = ['tests/seed.ts', 'tests/engineParts.ts']

/** Tests that need a page say so in their first line. */
const pageTests = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll(sep, '/')}`)
  .filter((file) => /\.test\.tsx?$/.test(file) && readFileSync(file, 'utf8').startsWith('// @vitest-environment happy-dom'))

export default defineConfig({
  plugins: [react(), contentSecurityPolicy(), bootOrder(), compiledAhead(), precache()],
  resolve: {
    alias: [
      { find: '~', replacement: src },
      { find: '~mocks', replacement: mocks },
      { find: 'dexie', replacement: dexie },
      // Of MSW alone.
      { find: /^\.\.\/cookieStore\.mjs$/, replacement: `${mocks}/noCookies.ts` },
    ],
  },
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: { groups: WORKER_CHUNKS } } } },
  // The largest chunk is ECharts, which loads after the figures.
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: { index: 'index.html', [SERVICE_WORKER]: 'src/worker/serviceWorker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === SERVICE_WORKER ? name : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: PAGE_CHUNKS },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: {
    // Threads start faster than processes. One worker a project: `npm run check` runs the two beside each other.
    pool: 'threads',
    maxWorkers: 1,
    // One environment for all files of a kind takes half the time of one for each.
    isolate: false,
    // Laws over random commands on a busy machine.
    testTimeout: 30_000,
    // antd is some two thousand files: in one piece it loads in a third of the time.
    deps: { optimizer: { client: { enabled: true, include: ['antd'] } } },
    projects: [
      {
        extends: true,
        test: { name: 'plain', include: TESTS, exclude: [...pageTests, ...WIRE_TESTS, ...WHOLE_FILE_TESTS], setupFiles: PLAIN_SETUP },
      },
      { extends: true, test: { name: 'whole', include: WHOLE_FILE_TESTS, setupFiles: PLAIN_SETUP } },
      { extends: true, test: { name: 'wire', include: WIRE_TESTS, setupFiles: PLAIN_SETUP } },
      { extends: true, test: { name: 'page', include: pageTests, setupFiles: ['tests/seed.ts', 'tests/freshPage.ts'] } },
    ],
  },
})
