import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src', import.meta.url))

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
        const needed = [...html.matchAll(preload)].map((match) => match[1]).join(' ')
        return html
          .replaceAll(preload, '')
          .replace(app[0], '')
          .replace(style[0], () => `<style>${String(css.source)}</style>`)
          .replace(
            '<script src="/boot.js">',
            `<script src="/boot.js" data-worker="/${worker}" data-app="${app[1]}" data-needed="${needed}">`,
          )
      },
    },
  }
}

export default defineConfig({
  plugins: [react(), contentSecurityPolicy(), bootOrder()],
  resolve: { alias: { '~': src } },
  worker: { format: 'es' },
  // The largest chunk is ECharts, which loads after the figures.
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 600 },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: { include: ['src/**/*.test.{ts,tsx}', 'tests/conformance/**/*.test.ts'] },
})
