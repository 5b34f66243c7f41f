import { COSTS_KNOWN } from '~/domain/promotion/judge'
import type { Lifted, PromotionJudgement } from '~/domain/promotion/judgement'
import { HelpTip } from '~/features/promotions/room/HelpTip'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { judgeMessages } from './messages'
import { useWrite } from './useWrite'

interface TileProps {
  id: string
  name: string
  value: number | undefined
  figure: string
  full?: string
  /** What the figure stands on, or why there is none. */
  lines: readonly string[]
  hint: string
}

function Tile({ id, name, value, figure, full, lines, hint }: TileProps) {
  return (
    <li className="zg-tile zg-room-tile" data-figure={id} data-value={value ?? ''}>
      <div className="zg-tile-label">
        <span>{name}</span>
        <HelpTip about={name} text={hint} />
      </div>
      <div className="zg-tile-figure" title={full}>
        {figure}
      </div>
      {lines.map((line) => (
        <div key={line} className="zg-room-tile-line">
          {line}
        </div>
      ))}
    </li>
  )
}

/** What it came to in six figures; one that cannot be told says why. */
export function Figures({ judgement }: { judgement: PromotionJudgement }) {
  const t = useMessages(judgeMessages)
  const format = useFormat()
  const write = useWrite()
  const { lifts, why, coverage, newBuyers, cost } = judgement
  const lacking = [t(`why.${why ?? 'fewDays'}`)]
  const noCost = coverage < COSTS_KNOWN ? [t('why.noCost', { share: format.percent(coverage, 0) })] : undefined
  const spent = cost.discount + cost.gifts + cost.ads
  const lift = (id: 'units' | 'gmv' | 'margin', lifted: Lifted | undefined, untold: readonly string[]) => {
    const [short, full] = id === 'units' ? [write.units, write.units] : [write.moneyShort, write.money]
    const signed = id === 'units' ? write.signedUnits : write.signedMoneyShort
    return {
      id,
      name: t(`tile.${id}`),
      value: lifted?.lift,
      figure: lifted ? signed(lifted.lift) : '—',
      ...(lifted ? { full: full(lifted.lift) } : {}),
      lines: lifted
        ? [t('tile.against', { actual: short(lifted.actual), base: short(lifted.base) }), t('tile.band', { band: short(lifted.band) })]
        : untold,
    }
  }
  const margin = noCost ? undefined : lifts?.effect.margin
  return (
    <ul className="zg-room-tiles" aria-label={t('figures')}>
      <Tile {...lift('gmv', lifts?.effect.gmv, lacking)} hint={t('hint.lift')} />
      <Tile {...lift('units', lifts?.effect.units, lacking)} hint={t('hint.lift')} />
      <Tile {...lift('margin', margin, noCost ?? lacking)} hint={`${t('hint.margin')} ${t('hint.lift')}`} />
      <Tile
        id="roi"
        name={t('tile.roi')}
        value={cost.roi}
        figure={cost.roi === undefined ? '—' : format.percent(cost.roi, 0)}
        lines={[
          cost.roi === undefined
            ? spent === 0
              ? t('why.noSpend')
              : (noCost ?? lacking)[0]
            : t('tile.spent', { value: write.moneyShort(spent) }),
        ]}
        hint={t('hint.roi')}
      />
      <Tile
        id="new"
        name={t('tile.new')}
        value={newBuyers.count}
        figure={format.count(newBuyers.count)}
        lines={
          newBuyers.buyers > 0
            ? [t('tile.ofBuyers', { count: newBuyers.buyers, share: format.percent(newBuyers.count / newBuyers.buyers, 0) })]
            : []
        }
        hint={t('hint.new')}
      />
      <Tile
        id="perNew"
        name={t('tile.perNew')}
        value={cost.perNew}
        figure={cost.perNew === undefined ? '—' : write.moneyShort(cost.perNew)}
        lines={[cost.perNew === undefined ? t('why.noNew') : t('tile.spent', { value: write.moneyShort(spent) })]}
        hint={t('hint.perNew')}
      />
    </ul>
  )
}
