import type { Tally } from '~/domain/quality'
import type { Translate } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import type { QualityRow } from '~/store/qualityList'
import type { qualityMessages } from './messages'

type T = Translate<(typeof qualityMessages)['zh']>

/** 2.4 %; nothing shipped has no rate. */
export const rateText = ({ cases, units }: Tally, format: Format): string => (units === 0 ? '—' : format.percent(cases / units, 1))

/** Rarer than that is said no more exactly: no model of trade is right to so many digits. */
const RAREST = 1_000_000

/** About 1 in 40,000, to one digit that says something. */
export const chanceText = (odds: number, t: T): string =>
  odds * RAREST < 1 ? t('chance.below') : t('chance.about', { odds: Number((1 / odds).toPrecision(1)) })

/** What a group is usually like: what it was held against, else its own past, else its kin. */
export const usualOf = ({ spike, past, kin }: Pick<QualityRow, 'spike' | 'past' | 'kin'>): Tally =>
  spike?.usual ?? (past.units > 0 ? past : kin)

/** What was found, with its numbers, in a sentence. */
export function spikeText(row: Pick<QualityRow, 'now' | 'past' | 'kin' | 'kinPath' | 'sku' | 'spike'>, t: T, format: Format): string {
  const { now, spike } = row
  const usual = usualOf(row)
  const told = { units: now.units, cases: now.cases, rate: rateText(now, format) }
  if (!spike) return usual.units === 0 ? t('said.noUsual', told) : t('said.none', { ...told, usual: rateText(usual, format) })
  const odds = { usual: rateText(usual, format), chance: chanceText(spike.odds, t) }
  if (spike.against === 'past') return t('said.past', { ...told, ...odds })
  return t('said.kin', { ...told, ...odds, kin: row.kinPath !== '' ? row.kinPath : row.sku === '' ? t('sameKinds') : t('shop') })
}

/** What a group is called where there is room for a word. */
export const nameOf = ({ title, sku, key, purchase }: Pick<QualityRow, 'title' | 'sku' | 'key' | 'purchase'>, opening: string): string =>
  purchase === undefined ? title || sku || key : `${sku} · ${purchase === '' ? opening : purchase}`
