import type { Promotion } from '~/domain/promotion/promotion'
import { feastMessages } from '~/features/promotions/feastMessages'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { DateRange } from '~/ui/DateRange'
import { tipped } from '~/ui/tipped'
import { useFormat } from '~/ui/UiContext'
import { isStretched } from './ask'
import { simulateMessages } from './messages'
import type { SimulateView } from './view'
import type { DataDays, ReplayWindow } from './windows'

export interface WindowPickProps {
  promotion: Promotion
  offered: readonly ReplayWindow[]
  chosen: ReplayWindow | undefined
  data: DataDays
  view: SimulateView
  set: SetUrlState<SimulateView>
}

/** Which real orders are replayed: the same feast of last year first. */
export function WindowPick({ promotion, offered, chosen, data, view, set }: WindowPickProps) {
  const t = useMessages(simulateMessages)
  const feasts = useMessages(feastMessages)
  const format = useFormat()
  const zone = zoneOf(useShop((shop) => shop.zone))
  const custom = view.window === 'custom'
  const nameOf = ({ choice, feast, year = 0 }: ReplayWindow) => {
    if (choice !== 'same') return t(`window.${choice}`)
    return feast ? t('window.same', { feast: feasts(feast), year }) : t('window.sameDays')
  }
  return (
    <section className="zg-sim-window" aria-label={t('window')}>
      <div role="group" aria-label={t('window')} className="zg-sim-choices">
        <span className="zg-second">{t('window')}</span>
        {offered.map((each) => (
          <button
            key={each.choice}
            type="button"
            className={`zg-pick${each.isOutside ? ' zg-off' : ''}`}
            aria-pressed={!custom && chosen?.choice === each.choice}
            aria-disabled={each.isOutside || undefined}
            {...(each.isOutside ? tipped(t('outside')) : {})}
            onClick={() => !each.isOutside && set({ window: each.choice, page: 1 })}
          >
            {nameOf(each)}
          </button>
        ))}
        <button
          type="button"
          className="zg-pick"
          aria-pressed={custom}
          onClick={() => set({ window: 'custom', from: view.from ?? chosen?.from, to: view.to ?? chosen?.to, page: 1 })}
        >
          {t('window.custom')}
        </button>
        {custom && <DateRange from={view.from} to={view.to} newest={data.last} onChange={({ from, to }) => set({ from, to, page: 1 })} />}
      </div>
      <p className="zg-second zg-small zg-num">
        {chosen ? (
          <>
            <strong>{t('windowDays', { days: format.daysShort(chosen.from, chosen.to - 1), count: chosen.to - chosen.from })}</strong>{' '}
            {t('asPlan', { day: format.day(zone.dayOf(promotion.from)) })}{' '}
            {isStretched({ promotion, window: chosen, zone }) && t('stretched', { count: chosen.to - chosen.from })}
          </>
        ) : (
          t('chooseDays')
        )}
      </p>
    </section>
  )
}
