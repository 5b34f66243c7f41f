import { useState } from 'react'
import type { ReturnDetail } from '~/domain/returnAnswers'
import { awaitedUnits, canDo, wantsGoods, waitingUnits } from '~/domain/returnStates'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { caseMessages } from './caseMessages'
import { DecideAct } from './DecideAct'
import { InspectForm } from './InspectForm'
import { inspectMessages } from './inspectMessages'
import { ReceiveForm, ShipForm } from './ParcelForms'
import { SettleForm } from './SettleForm'
import { earlyName } from './settlePlan'

/** The step that is next, and those that may be taken instead. */
export function CaseActs({ detail }: { detail: ReturnDetail }) {
  const { now } = detail
  const { state } = now
  const awaited = now.lines.some((line) => awaitedUnits(now, line) > 0)
  const waiting = now.lines.some(({ line }) => waitingUnits(now, line) > 0)
  // Once it is on its way what comes next is its arrival.
  const parcel = canDo(now, 'ship') && <ShipForm key={`${now.rev}/ship`} now={now} />
  if (state === 'requested' || state === 'proof' || state === 'review') return <DecideAct key={now.rev} detail={detail} />
  return (
    <>
      {waiting && canDo(now, 'inspect') && <InspectForm key={`${now.rev}/inspect`} detail={detail} />}
      {state !== 'inTransit' && parcel}
      {awaited && canDo(now, 'receive') && <ReceiveForm key={`${now.rev}/receive`} now={now} />}
      {state === 'inTransit' && parcel}
      {state === 'inspected' || (state === 'approved' && !wantsGoods(now)) ? (
        <SettleForm key={`${now.rev}/settle`} detail={detail} />
      ) : (
        canDo(now, 'settle') && <Early key={`${now.rev}/early`} detail={detail} />
      )}
      <Ends detail={detail} />
    </>
  )
}

/** The money first, by choice. */
function Early({ detail }: { detail: ReturnDetail }) {
  const { now } = detail
  const t = useMessages(inspectMessages)
  const [open, setOpen] = useState(false)
  const { kind } = now
  if (kind === 'repair') return null
  if (open) return <SettleForm detail={detail} early />
  return (
    <div className="zg-row">
      <Button onClick={() => setOpen(true)}>{t(earlyName(now, kind === 'exchange' ? 'exchange' : 'refund'))}</Button>
      <span className="zg-second zg-small">{t('earlyHint')}</span>
    </div>
  )
}

/** Closing it, or looking at what was refused once more. */
function Ends({ detail: { now } }: { detail: ReturnDetail }) {
  const t = useMessages(caseMessages)
  const run = useCommand()
  const whyNot = useWhyNot('return.close')
  const { key, state } = now
  const isRefused = state === 'refused'
  if (!canDo(now, 'close')) return null
  const closed = t('saidClose', { key })
  const reopened = t('saidReopen', { key })
  return (
    <div className="zg-row">
      {isRefused && (
        <Button
          disabledReason={whyNot}
          onClick={() => void run({ kind: 'return.reopen', args: { key, said: reopened } }, { done: reopened })}
        >
          {t('reopen')}
        </Button>
      )}
      <Button
        {...(state === 'settled' ? { type: 'primary' as const } : {})}
        disabledReason={whyNot}
        onClick={() => void run({ kind: 'return.close', args: { key, said: closed } }, { done: closed })}
      >
        {t('close')}
      </Button>
    </div>
  )
}
