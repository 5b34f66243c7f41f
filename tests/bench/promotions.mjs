/** Prices by rules: one cart against Medusa, and the replay of a year of orders against the plain reference. */
import { join } from 'node:path'
import { promotionCart } from './promotionCart.mjs'
import { replay } from './replay.mjs'

/** @param {string} folder @param {string} url of the bench's pages @returns {Promise<import('./run.mjs').Row[]>} */
export async function promotions(folder, url) {
  console.error('A cart under 50 rules, here and in Medusa.')
  const priced = await promotionCart(join(folder, 'cart'))
  console.error('400,000 orders under ten rules.')
  return [...priced, ...(await replay(join(folder, 'replay'), url))]
}
