import { useQuery } from '@tanstack/react-query'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import type { ReplaySums, Simulation } from '~/domain/promotion/simulation'
import { FigureTable } from '~/features/shared/FigureTable'
import { errorText } from '~/features/shared/useCommand'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { roomMessages } from './messages'
import { PREVIEW_COUPONS, previewOptions } from './queries'

export interface PreviewProps {
  promotion: Promotion
  /** The rules as they would be; none: nothing is taken off any more. */
  then: readonly Rule[]
}

/** What the latest orders would have come to by other rules. */
export function Preview({ promotion, then }: PreviewProps) {
  const t = useMessages(roomMessages)
  const same = isEqual(promotion.rules, then)
  const { data, error } = useQuery({ ...previewOptions(promotion, then), enabled: !same })
  return (
    <section className="zg-room-preview" aria-label={t('preview')} aria-live="polite" aria-busy={!same && !data && !error}>
      <h3>{t('preview')}</h3>
      {same ? (
        <p className="zg-second">{t('preview.noChange')}</p>
      ) : error ? (
        <p className="zg-second">{t('previewFailed', { why: errorText(error) })}</p>
      ) : data ? (
        <Compared promotion={promotion} simulation={data} />
      ) : (
        <p className="zg-second">{t('previewing')}</p>
      )}
    </section>
  )
}

const ROWS = ['participating', 'discount', 'gmv', 'margin', 'loss'] as const

function figureOf(name: (typeof ROWS)[number], sums: ReplaySums): number {
  if (name === 'participating') return sums.participating
  if (name === 'loss') return sums.lossOrders
  return name === 'discount' ? sums.offGoods + sums.offShipping + sums.gifts : sums[name]
}

function Compared({ promotion, simulation }: { promotion: Promotion; simulation: Simulation }) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const { currency, zone } = useShop()
  const [now, then] = simulation.variants
  if (simulation.orders === 0 || !now || !then) return <p className="zg-second">{t('previewNone')}</p>
  const isMoney = (name: (typeof ROWS)[number]) => name !== 'participating' && name !== 'loss'
  const write = (name: (typeof ROWS)[number], value: number) => (isMoney(name) ? format.amount(value, currency) : format.count(value))
  const { dayOf, startOfDay } = zoneOf(zone)
  const from = startOfDay(dayOf(Date.now()) - 1)
  return (
    <>
      <p className="zg-small">{t('previewDay', { count: simulation.orders, from: format.timeShort(from) })}</p>
      <FigureTable
        columns={[
          { key: 'what', name: t('preview.what') },
          { key: 'now', name: t('preview.now') },
          { key: 'then', name: t('preview.then') },
          { key: 'change', name: t('preview.change') },
        ]}
      >
        {ROWS.map((name) => {
          const [before, after] = [figureOf(name, now.plain), figureOf(name, then.plain)]
          const change = after - before
          return (
            <tr key={name} data-preview={name} data-change={change}>
              <th scope="row">{t(`preview.${name}`)}</th>
              <td>{write(name, before)}</td>
              <td>{write(name, after)}</td>
              <td>{change === 0 ? '—' : `${change > 0 ? '+' : ''}${write(name, change)}`}</td>
            </tr>
          )
        })}
      </FigureTable>
      <Rest promotion={promotion} from={from} now={figureOf('discount', now.plain)} then={figureOf('discount', then.plain)} />
      {promotion.rules.some(({ action }) => action.kind === 'coupon') && (
        <p className="zg-second zg-small">{t('preview.coupons', { share: format.percent(PREVIEW_COUPONS, 0) })}</p>
      )}
    </>
  )
}

/** The same until the end, at the pace of these orders. */
function Rest({ promotion, from, now, then }: { promotion: Promotion; from: number; now: number; then: number }) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const moment = Date.now()
  if (promotion.to <= moment) return null
  const times = (promotion.to - moment) / (moment - from)
  const write = (amount: number) => format.amount(Math.round(amount * times), currency)
  return (
    <p className="zg-small">
      {then <= now
        ? t('preview.rest', { discount: write(then), saved: write(now - then) })
        : t('preview.restMore', { discount: write(then), more: write(then - now) })}
    </p>
  )
}
