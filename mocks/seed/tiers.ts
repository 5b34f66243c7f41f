import type { Words } from './words'

/** Member tiers of the customers who order most often: so many of a thousand, from the top. */
const TIERS: { zh: string; en: string; perMille: number }[] = [
  { zh: '钻石', en: 'Platinum', perMille: 20 },
  { zh: '金卡', en: 'Gold', perMille: 80 },
  { zh: '银卡', en: 'Silver', perMille: 200 },
]

/** Lowest first. */
export const tierNames = ({ shop }: Words): string[] => TIERS.map((tier) => tier[shop.currency === 'CNY' ? 'zh' : 'en']).reverse()

/** Places of the customers that have a tier, best first, with its name. `buyers`: who placed each order. */
export function tiersOf(buyers: ArrayLike<number>, customers: number, words: Words): { customer: number; tier: string }[] {
  const counts = new Uint16Array(customers)
  for (let i = 0; i < buyers.length; i++) counts[buyers[i]]++
  const best = Array.from(counts.keys()).sort((a, b) => counts[b] - counts[a] || a - b)
  const names = tierNames(words).reverse()
  return TIERS.flatMap(({ perMille }, tier) => Array.from({ length: Math.round((customers * perMille) / 1000) }, () => names[tier])).map(
    (tier, i) => ({ customer: best[i], tier }),
  )
}
