import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { shopId, useShop } from '~/session/shop'
import type { CustomerPoints as Points } from '~/store/memberLists'
import { Button } from '~/ui/Button'
import { Facts } from '~/ui/Facts'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { customerPointsMessages } from './messages'
import './customerPoints.css'

const SHOWN = 5

const ledgerQuery = (customer: string) =>
  queryOptions({
    queryKey: [shopId(), 'members', 'ledger', customer],
    queryFn: ({ signal }) => call('members.ledger', { customer, now: Date.now() }, { signal }),
  })

/** A customer's points: what there is, how it came to be, and a change by hand. Nothing where the shop has no points. */
export function CustomerPoints({ customer }: { customer: string }) {
  const t = useMessages(customerPointsMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { data } = useQuery(ledgerQuery(customer))
  if (!data) return null
  const { balance, expiring, owed, worth } = data
  return (
    <section className="zg-stack-tight zg-num" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <Facts
        facts={{
          [t('balance')]: format.count(balance),
          [t('worth')]: worth !== undefined && balance > 0 && format.amount(balance * worth, currency),
          [t('expiring')]: expiring > 0 && format.count(expiring),
          [t('owed')]: owed > 0 && format.count(owed),
        }}
      />
      <Lines lines={data.lines} />
      <ChangePoints customer={customer} />
    </section>
  )
}

function Lines({ lines }: Pick<Points, 'lines'>) {
  const t = useMessages(customerPointsMessages)
  const format = useFormat()
  const [all, setAll] = useState(false)
  if (lines.length === 0) return <p className="zg-second">{t('none')}</p>
  return (
    <>
      <ul className="zg-points-lines">
        {lines.slice(0, all ? undefined : SHOWN).map(({ key, at, points, reason, ref, note, balance }) => (
          <li key={key}>
            <span>
              {t(`reason.${reason}`)}
              {note ? ` · ${note}` : ''} {ref && <Link to={paths.order({ number: ref })}>{ref}</Link>}
            </span>
            <strong>
              {points > 0 ? '+' : '−'}
              {format.count(Math.abs(points))}
            </strong>
            <span className="zg-second zg-small">{format.timeShort(at)}</span>
            <span className="zg-second zg-small">{t('after', { balance })}</span>
          </li>
        ))}
      </ul>
      {!all && lines.length > SHOWN && (
        <div>
          <button type="button" className="zg-link" onClick={() => setAll(true)}>
            {t('all', { count: lines.length })}
          </button>
        </div>
      )}
    </>
  )
}

const WAYS = ['spend', 'give', 'take'] as const
const DONE = { spend: 'spent', give: 'given', take: 'taken' } as const

function ChangePoints({ customer }: { customer: string }) {
  const t = useMessages(customerPointsMessages)
  const run = useCommand()
  const forbidden = useWhyNot('points.move')
  const [open, setOpen] = useState(false)
  const [way, setWay] = useState<(typeof WAYS)[number]>('spend')
  const [typed, type] = useState('')
  const [note, setNote] = useState('')
  const points = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : 0
  const whyNot = points === 0 ? t('pointsFirst') : way !== 'spend' && note.trim() === '' ? t('noteFirst') : undefined
  const save = async () => {
    const args = {
      customer,
      line: crypto.randomUUID(),
      reason: way === 'spend' ? 'spend' : 'adjust',
      points: way === 'give' ? points : -points,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    } as const
    const outcome = await run({ kind: 'points.move', args }, { done: t(DONE[way], { count: points }) })
    if (!outcome?.ok) return
    setOpen(false)
    type('')
    setNote('')
  }
  if (!open)
    return (
      <div className="zg-row">
        <Button size="small" disabledReason={forbidden} onClick={() => setOpen(true)}>
          {t('change')}
        </Button>
      </div>
    )
  return (
    <form
      className="zg-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot === undefined) void save()
      }}
    >
      <select
        className="zg-input"
        aria-label={t('what')}
        value={way}
        onChange={({ target }) => setWay(WAYS.find((each) => each === target.value) ?? 'spend')}
      >
        {WAYS.map((each) => (
          <option key={each} value={each}>
            {t(each)}
          </option>
        ))}
      </select>
      <input
        className="zg-input zg-num zg-points-count"
        inputMode="numeric"
        aria-label={t('points')}
        placeholder={t('points')}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <input
        className="zg-input zg-grow"
        aria-label={t('note')}
        placeholder={t('note')}
        maxLength={200}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button htmlType="submit" type="primary" disabledReason={whyNot}>
        {t('save')}
      </Button>
    </form>
  )
}
