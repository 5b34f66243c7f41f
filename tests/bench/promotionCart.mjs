/** One cart of 30 lines under 50 rules: ours with its explanation against Medusa's published computeActions, in Node, in turn. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../tools/install.mjs'
import { openMedusa } from './promotions/medusa.mjs'

/** @typedef {import('./run.mjs').Row} Row */

const AREA = 'one cart, 30 lines, 50 rules'
const CARTS = 20
const ROUNDS = 15
/** Rounds before, which count nowhere: both are compiled by V8 by then. */
const WARM = 10
const YUAN = 10_000

/** @param {string} folder @returns {Promise<typeof import('./promotions/carts.js')>} */
async function built(folder) {
  const { build } = await import('vite')
  mkdirSync(folder, { recursive: true })
  await build({
    configFile: false,
    root: join(root, 'tests/bench/promotions'),
    logLevel: 'error',
    resolve: { alias: { '~': join(root, 'src') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'tests/bench/promotions/carts.ts'),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'carts.mjs' } },
    },
  })
  return import(pathToFileURL(join(folder, 'carts.mjs')).href)
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** ms for each of the carts. @param {any[]} carts @param {(cart: any) => unknown} price */
async function timed(carts, price) {
  const began = performance.now()
  for (const cart of carts) await price(cart)
  return (performance.now() - began) / carts.length
}

/** Off all lines and postage, in our unit. @param {any[]} actions */
const medusaDiscount = (actions) => Math.round(actions.reduce((sum, { amount }) => sum + Number(amount?.numeric ?? amount ?? 0), 0) * YUAN)

/** @param {string} folder @returns {Promise<Row[]>} */
export async function promotionCart(folder) {
  const { cartOf, medusaContext, medusaPromotions, price, priceInWords } = await built(folder)
  const medusa = openMedusa()
  const carts = Array.from({ length: CARTS }, (_, i) => cartOf(i))
  const contexts = carts.map(medusaContext)
  const compute = (/** @type {any} */ context) => medusa(medusaPromotions, context)
  let apart = 0
  for (const [i, cart] of carts.entries()) {
    const theirs = medusaDiscount(await compute(contexts[i]))
    apart = Math.max(apart, Math.abs(theirs - price(cart).discount))
  }
  const ours = []
  const words = []
  const theirs = []
  for (let round = -WARM; round < ROUNDS; round++) {
    const times = [await timed(carts, price), await timed(contexts, compute), await timed(carts, priceInWords)]
    if (round < 0) continue
    ours.push(times[0])
    theirs.push(times[1])
    words.push(times[2])
  }
  const [own, said, other] = [median(ours), median(words), median(theirs)]
  return [
    { area: AREA, name: `greatest difference from Medusa's discount, ${CARTS} carts`, value: apart, unit: '1/10,000 yuan', bar: 0 },
    { area: AREA, name: 'priced, with every verdict and figure', value: own, unit: 'ms' },
    {
      area: AREA,
      name: `the same (Medusa ${other.toFixed(2)} ms, no explanation)`,
      value: (100 * own) / other,
      unit: '% of Medusa',
      bar: 20,
    },
    { area: AREA, name: 'and with 50 sentences in Chinese', value: (100 * said) / other, unit: '% of Medusa' },
  ]
}
