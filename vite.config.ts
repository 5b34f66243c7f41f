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

/** Tells boot.js the hashed name of the worker, so that it starts before the application is there. */
function bootWorker(): Plugin {
  return {
    name: 'zhanggui:boot-worker',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const worker = Object.keys(bundle).find((name) => /^assets\/main-[\w-]+\.js$/.test(name) && bundle[name]?.type === 'asset')
        if (!worker) throw new Error('the bundle has no worker')
        return html.replace('<script src="/boot.js">', `<script src="/boot.js" data-worker="/${worker}">`)
      },
    },
  }
}

export default defineConfig({
  plugins: [react(), contentSecurityPolicy(), bootWorker()],
  resolve: { alias: { '~': src } },
  worker: { format: 'es' },
  build: { target: 'es2022', sourcemap: false },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: { include: ['src/**/*.test.{ts,tsx}', 'tests/conformance/**/*.test.ts'] },
})
