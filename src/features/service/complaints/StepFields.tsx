import { CAUSES, SEVERITIES, UPHELD, WISHES } from '~/domain/complaint'
import { COMPLAINT_KINDS, COMPLAINT_REASONS, type ComplaintReason } from '~/domain/complaintReasons'
import type { ComplaintStep } from '~/domain/complaintWay'
import { TICKET_CHANNELS } from '~/domain/ticket'
import { ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { formatDay, parseDay } from '~/lib/zone'
import { peopleOf } from '~/session/person'
import { useShop } from '~/session/shop'
import { DateField } from '~/ui/DateField'
import { Select } from './Select'
import { AS, type StepValues, TOOK } from './stepForm'
import { stepMessages } from './stepMessages'
import { complaintWords } from './words'

export interface StepFieldsProps {
  values: StepValues
  set: (change: Partial<StepValues>) => void
}

/** What a step asks for besides words. */
export function StepFields({ step, values, set }: StepFieldsProps & { step: ComplaintStep }) {
  switch (step) {
    case 'confirm':
      return <ConfirmFields values={values} set={set} />
    case 'record':
      return <RecordFields values={values} set={set} />
    case 'investigate':
      return <InvestigateFields values={values} set={set} />
    case 'plan':
      return <PlanFields values={values} set={set} />
    case 'carryOut':
      return <CarryOutFields values={values} set={set} />
    case 'feedBack':
      return <FeedBackFields values={values} set={set} />
  }
}

function By({ values, set }: StepFieldsProps) {
  const t = useMessages(stepMessages)
  const tickets = useMessages(ticketWords)
  const choices = TICKET_CHANNELS.map((value) => ({ value, label: tickets(`channel.${value}`) }))
  return <Select label={t('by')} value={values.by} choices={choices} none={t('choose')} onChange={(by) => set({ by })} />
}

function ConfirmFields({ values, set }: StepFieldsProps) {
  const t = useMessages(stepMessages)
  const words = useMessages(complaintWords)
  return (
    <>
      <By values={values} set={set} />
      <Select
        label={t('severity')}
        value={values.severity}
        choices={SEVERITIES.map((value) => ({ value, label: words(`severity.${value}`) }))}
        onChange={(severity) => set({ severity })}
      />
    </>
  )
}

function RecordFields({ values, set }: StepFieldsProps) {
  const t = useMessages(stepMessages)
  const words = useMessages(complaintWords)
  const kind = COMPLAINT_KINDS.find((each) => each === values.kind)
  const reasons: readonly ComplaintReason[] = kind ? COMPLAINT_REASONS[kind] : []
  return (
    <>
      <Select
        label={t('kind')}
        value={values.kind}
        choices={COMPLAINT_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
        onChange={(next) => set({ kind: next, reason: '' })}
      />
      <Select
        label={t('reason')}
        value={values.reason}
        none={t('choose')}
        choices={reasons.map((value) => ({ value, label: words(`reason.${value}`) }))}
        onChange={(reason) => set({ reason })}
      />
      <Select
        label={t('wish')}
        value={values.wish}
        none={t('choose')}
        choices={WISHES.map((value) => ({ value, label: words(`wish.${value}`) }))}
        onChange={(wish) => set({ wish })}
      />
      <Text label={t('order')} value={values.order} onChange={(order) => set({ order })} />
      <Text label={t('sku')} value={values.sku} onChange={(sku) => set({ sku })} />
    </>
  )
}

function InvestigateFields({ values, set }: StepFieldsProps) {
  const t = useMessages(stepMessages)
  const words = useMessages(complaintWords)
  return (
    <>
      <Select
        label={t('upheld')}
        value={values.upheld}
        none={t('choose')}
        choices={UPHELD.map((value) => ({ value, label: words(`upheld.${value}`) }))}
        onChange={(upheld) => set({ upheld })}
      />
      <Select
        label={t('cause')}
        value={values.cause}
        none={t('choose')}
        choices={CAUSES.map((value) => ({ value, label: words(`cause.${value}`) }))}
        onChange={(cause) => set({ cause })}
      />
    </>
  )
}

function PlanFields({ values, set }: StepFieldsProps) {
  const t = useMessages(stepMessages)
  return (
    <>
      <Person label={t('owner')} value={values.owner} none={t('choose')} onChange={(owner) => set({ owner })} />
      <DayOf label={t('due')} value={values.due} onChange={(due) => set({ due })} />
    </>
  )
}

function CarryOutFields({ values, set }: StepFieldsProps) {
  const t = useMessages(stepMessages)
  const words = useMessages(complaintWords)
  const choices = AS.map((value) => ({ value, label: words(`as.${value}`) }))
  return <Select label={t('as')} value={values.as} none={t('choose')} choices={choices} onChange={(as) => set({ as })} />
}

function FeedBackFields({ values, set }: StepFieldsProps) {
  const t = useMessages(stepMessages)
  const words = useMessages(complaintWords)
  return (
    <>
      <By values={values} set={set} />
      <Select
        label={t('took')}
        value={values.took}
        none={t('choose')}
        choices={TOOK.map((value) => ({ value, label: words(`took.${value}`) }))}
        onChange={(took) => set({ took })}
      />
    </>
  )
}

function Text({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label>
      <span className="zg-small zg-second">{label}</span>
      <input className="zg-input" aria-label={label} value={value} maxLength={120} onChange={({ target }) => onChange(target.value)} />
    </label>
  )
}

/** Somebody who works in the shop. */
export function Person({
  label,
  value,
  none,
  onChange,
}: {
  label: string
  value: string
  none: string
  onChange: (value: string) => void
}) {
  const nameOf = usePersonName()
  const people = useShop((shop) => shop.people)
  const keys = peopleOf({ people }).map(({ key }) => key)
  const all = value === '' || keys.includes(value) ? keys : [...keys, value]
  return (
    <Select label={label} value={value} none={none} choices={all.map((key) => ({ value: key, label: nameOf(key) }))} onChange={onChange} />
  )
}

/** A day, written as 2026-11-22. */
export function DayOf({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const t = useMessages(stepMessages)
  return (
    <div className="zg-complaint-day">
      <span className="zg-small zg-second">{label}</span>
      <DateField
        label={label}
        value={parseDay(value)}
        none={t('noDay')}
        onChange={(day) => onChange(day === undefined ? '' : formatDay(day))}
      />
    </div>
  )
}
