import type { HomeSource } from './source'

/** Goods whose trouble has grown beyond chance and that nobody has taken up yet. */
export const findQualitySpikes: HomeSource = async ({ db, spikes }) => {
  const [found, cases] = await Promise.all([spikes(), db.qualityCases.toArray()])
  // Of what was looked into not long ago the figures are those that it was looked into for.
  const known = new Set(cases.filter(({ by }) => by === 'sku').map(({ of }) => of))
  return found.flatMap(({ sku, title, units, cases: count, usual, odds }) =>
    known.has(sku)
      ? []
      : {
          id: `qualitySpike/${sku}`,
          kind: 'qualitySpike' as const,
          on: `product/${sku}` as const,
          press: Math.min(1, count / 20),
          facts: { sku, title, units, count, usual, odds },
        },
  )
}
