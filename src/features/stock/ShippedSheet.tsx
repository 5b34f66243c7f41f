import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { BY_RULE } from '~/domain/shipped'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { zoneOf, type Day } from '~/lib/zone'
import { useShop } from '~/session/shop'
import type { PlaceRow, ShippedAnswer, ShippedRow } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { DateField } from '~/ui/DateField'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { stockQueries } from './queries'
import { shippedMessages } from './shippedMessages'
import './stockScreens.css'

/** What orders have sent and the ledger does not have: from where it is taken, since when the stock is counted, SKU by SKU what would be booked or is held back. */
export function ShippedSheet({ places, onClose }: { places: readonly PlaceRow[]; onClose: () => void }) {
  const t = useMessages(shippedMessages)
  const open = places.filter(({ aside, closed }) => !aside && !closed)
  const [place, setPlace] = useState(open.find(({ ships }) => ships)?.key ?? open[0].key)
  const { data } = useQuery({ ...stockQueries.shipped(place), placeholderData: keepPreviousData })
  const chosen = open.find(({ key }) => key === place)
  return (
    <Sheet title={t('title')} onClose={onClose}>
      <div className="zg-form zg-sheet-in zg-shipped">
        <p className="zg-second">{t('hint')}</p>
        <label>
          {t('place')}
          <select className="zg-input" value={place} onChange={({ target }) => setPlace(target.value)}>
            {open.map(({ key, name }) => (
              <option key={key} value={key}>
                {name || key}
              </option>
            ))}
            {open.length > 1 && <option value={BY_RULE}>{t('byRule')}</option>}
          </select>
        </label>
        {chosen && <CountedAt key={place} place={chosen} />}
        {data ? (
          <Found answer={data} places={places} fresh={data.place === place} onDone={onClose} />
        ) : (
          <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
        )}
      </div>
    </Sheet>
  )
}

/** The day that the stock of a place was counted on. */
function CountedAt({ place: { key, name, countedAt } }: { place: PlaceRow }) {
  const t = useMessages(shippedMessages)
  const run = useCommand()
  const whyNot = useWhyNot('location.set')
  const id = useId()
  const shopZone = useShop((shop) => shop.zone)
  const zone = zoneOf(shopZone)
  const save = (day: Day | undefined) => {
    const set = { countedAt: day === undefined ? undefined : zone.startOfDay(day) }
    void run({ kind: 'location.set', args: { key, set } }, { done: t('countedSaved', { name: name || key }) })
  }
  return (
    <div className="zg-shipped-counted">
      <span id={id}>{t('countedAt')}</span>
      <DateField
        label={t('countedAt')}
        value={countedAt === undefined ? undefined : zone.dayOf(countedAt)}
        onChange={save}
        none={t('countedNone')}
        readOnly={whyNot !== undefined}
      />
      <span className="zg-second zg-small">{t('countedHint', { zone: shopZone })}</span>
    </div>
  )
}

interface FoundProps {
  answer: ShippedAnswer
  places: readonly PlaceRow[]
  /** It is of the place that is chosen. */
  fresh: boolean
  onDone: () => void
}

function Found({ answer, places, fresh, onDone }: FoundProps) {
  const t = useMessages(shippedMessages)
  const run = useCommand()
  const whyNot = useWhyNot('stock.ship')
  const [busy, setBusy] = useState(false)
  const { place, lines, units, skus, booked, short, shortSkus, shortLines, unknown, rest } = answer
  const book = async () => {
    setBusy(true)
    const outcome = await run({ kind: 'stock.ship', args: { place, lines, units, skus } }, { done: t('done', { count: lines }) })
    setBusy(false)
    if (outcome?.ok) onDone()
  }
  return (
    <>
      <p className="zg-num" role="status" data-shipped={`${lines} ${units} ${shortLines}`}>
        {lines === 0 ? t('nothing') : t('sum', { count: lines, skus, units })}
      </p>
      {rest > 0 && <p className="zg-second">{t('rest', { count: rest })}</p>}
      {booked.length > 0 && <Skus label={t('booking')} rows={booked} total={skus} places={places} />}
      {shortSkus > 0 && (
        <>
          <p className="zg-warning">
            {t('short', { count: shortSkus, lines: shortLines })} <span className="zg-second">{t('shortHint')}</span>
          </p>
          <Skus label={t('heldBack')} rows={short} total={shortSkus} places={places} short />
        </>
      )}
      {unknown > 0 && <p className="zg-second">{t('unknown', { count: unknown })}</p>}
      <div className="zg-row">
        <Button
          type="primary"
          loading={busy}
          disabledReason={whyNot ?? (lines === 0 || !fresh ? t('nothing') : undefined)}
          onClick={() => void book()}
        >
          {t('book', { count: lines })}
        </Button>
      </div>
    </>
  )
}

interface SkusProps {
  label: string
  rows: readonly ShippedRow[]
  total: number
  places: readonly PlaceRow[]
  short?: boolean
}

function Skus({ label, rows, total, places, short = false }: SkusProps) {
  const t = useMessages(shippedMessages)
  const format = useFormat()
  // Where all is taken from one place, that stands above.
  const several = new Set(rows.map(({ location }) => location)).size > 1
  const nameOf = (location: string) => places.find(({ key }) => key === location)?.name || location
  return (
    <div className="zg-sheet-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="zg-lines">
        <thead>
          <tr>
            <th scope="col">{t('sku')}</th>
            {several && <th scope="col">{t('location')}</th>}
            {[t('lines'), t('units'), t('available'), short ? t('missing') : t('after')].map((name) => (
              <th key={name} scope="col" className="zg-num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sku, title, location, lines, units, available }) => (
            <tr key={sku} data-sku={sku}>
              <th scope="row" title={title}>
                {sku} <span className="zg-second zg-shipped-title">{title}</span>
              </th>
              {several && <td>{nameOf(location)}</td>}
              {[lines, units, available, short ? units - available : available - units].map((figure, at) => (
                <td key={at} className="zg-num">
                  {format.count(figure)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && <p className="zg-second zg-small">{t('more', { count: total - rows.length })}</p>}
    </div>
  )
}
