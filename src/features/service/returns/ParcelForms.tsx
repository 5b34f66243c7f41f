import { useState } from 'react'
import type { ReturnCase } from '~/domain/returns'
import { awaitedUnits } from '~/domain/returnStates'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { caseMessages } from './caseMessages'

/** The parcel that the buyer has sent. */
export function ShipForm({ now }: { now: ReturnCase }) {
  const t = useMessages(caseMessages)
  const run = useCommand()
  const whyNot = useWhyNot('return.ship')
  const [carrier, setCarrier] = useState(now.carrier ?? '')
  const [tracking, setTracking] = useState(now.tracking ?? '')
  const { key } = now
  const ship = useOnePress(async () => {
    const said = t('saidShip', { key, parcel: [carrier.trim(), tracking.trim()].filter(Boolean).join(' ') })
    return (await run({ kind: 'return.ship', args: { key, carrier, tracking, said } }, { done: said }))?.ok ?? false
  })
  const why = whyNot ?? (tracking.trim() === '' ? t('noTracking') : undefined)
  return (
    <form
      className="zg-return-act zg-form"
      aria-label={t('shipTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        if (why === undefined) void ship()
      }}
    >
      <h2>{t('shipTitle')}</h2>
      <div className="zg-return-fields">
        <label>
          <span className="zg-small zg-second">{t('carrierName')}</span>
          <input className="zg-input" value={carrier} onChange={({ target }) => setCarrier(target.value)} />
        </label>
        <label>
          <span className="zg-small zg-second">{t('trackingNumber')}</span>
          <input className="zg-input" value={tracking} autoComplete="off" onChange={({ target }) => setTracking(target.value)} />
        </label>
      </div>
      <div className="zg-row">
        <Button {...(now.state === 'approved' ? { type: 'primary' as const } : {})} htmlType="submit" disabledReason={why}>
          {t('shipDone')}
        </Button>
      </div>
    </form>
  )
}

/** What has really arrived. */
export function ReceiveForm({ now }: { now: ReturnCase }) {
  const t = useMessages(caseMessages)
  const run = useCommand()
  const whyNot = useWhyNot('return.receive')
  const awaited = now.lines.flatMap((line) => {
    const left = awaitedUnits(now, line)
    return left > 0 ? [{ ...line, left }] : []
  })
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>(() =>
    Object.fromEntries(awaited.map(({ line, left }) => [line, String(left)])),
  )
  const lines = awaited.map(({ line }) => ({ line, units: Number(typed[line]?.trim() || 0) }))
  const units = lines.reduce((sum, each) => sum + each.units, 0)
  const wrong = lines.some((each, at) => !Number.isInteger(each.units) || each.units < 0 || each.units > awaited[at].left)
  const why = whyNot ?? (wrong ? t('tooManyCame') : units === 0 ? t('nothingCame') : undefined)
  const receive = useOnePress(async () => {
    const { key } = now
    const said = t('saidReceive', { key, count: units })
    return (await run({ kind: 'return.receive', args: { key, lines, said } }, { done: said }))?.ok ?? false
  })
  return (
    <form
      className="zg-return-act zg-form"
      aria-label={t('receiveTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        if (why === undefined) void receive()
      }}
    >
      <h2>{t('receiveTitle')}</h2>
      <p className="zg-second">{t('receiveHint')}</p>
      <div className="zg-return-fields">
        {awaited.map(({ line, sku }) => (
          <label key={line}>
            <span className="zg-small zg-second">{t('receiveUnits', { sku })}</span>
            <input
              className="zg-input"
              inputMode="numeric"
              value={typed[line] ?? ''}
              onFocus={({ target }) => target.select()}
              onChange={({ target }) => setTyped({ ...typed, [line]: target.value })}
            />
          </label>
        ))}
      </div>
      <div className="zg-row">
        <Button {...(now.state === 'inTransit' ? { type: 'primary' as const } : {})} htmlType="submit" disabledReason={why}>
          {t('receiveDone', { count: wrong ? 0 : units })}
        </Button>
      </div>
    </form>
  )
}
