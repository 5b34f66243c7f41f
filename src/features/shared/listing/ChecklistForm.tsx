import type { Checklist, ListingStep, StepView } from '~/domain/checklist'
import { useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { peopleOf } from '~/session/person'
import { useShop } from '~/session/shop'
import type { ListingLife } from '~/store/listingFlow'
import { DateField } from '~/ui/DateField'
import { lifeMessages } from './lifeMessages'
import { moveMessages } from './moveMessages'

const MINUTE = 60_000

/** The eight steps of a product: owner, due date, done. What the product itself tells is ticked by it. */
export function ChecklistForm({ life: { product, checklist, steps, share } }: { life: ListingLife }) {
  const t = useMessages(lifeMessages)
  const run = useCommand()
  const whyNot = useWhyNot('listing.checklist')
  const set = (change: Checklist) => void run({ kind: 'listing.checklist', args: { keys: [product.key], set: change } })
  return (
    <div className="zg-checklist">
      <div className="zg-checklist-head">
        <h3>{t('checklist')}</h3>
        <Progress share={share} />
        <span className="zg-second zg-small zg-num">{t('shareDone', { done: Math.round(share * steps.length) })}</span>
      </div>
      <fieldset disabled={whyNot !== undefined} title={whyNot} className="zg-checklist-whole">
        <PersonSelect
          label={t('owner')}
          shown={t('owner')}
          value={checklist.owner}
          empty={t('nobody')}
          onChange={(owner) => set({ owner })}
        />
        <DaySelect label={t('targetDay')} shown={t('targetDay')} value={checklist.dueAt} onChange={(dueAt) => set({ dueAt })} />
      </fieldset>
      <ol>
        {steps.map((step) => (
          <Step key={step.step} step={step} own={checklist[step.step]?.owner} whyNot={whyNot} set={set} />
        ))}
      </ol>
    </div>
  )
}

interface StepProps {
  step: StepView
  /** Owner of this step alone. */
  own: string | undefined
  whyNot: string | undefined
  set: (change: Checklist) => void
}

function Step({ step: { step, done, byFact, dueAt, late }, own, whyNot, set }: StepProps) {
  const t = useMessages(lifeMessages)
  const words = useMessages(moveMessages)
  const name = words(`step.${step}`)
  const mark = (change: Checklist[ListingStep]) => set({ [step]: change })
  return (
    <li className={done ? 'zg-checklist-step zg-checklist-step-done' : 'zg-checklist-step'}>
      <label className="zg-checklist-step-name" title={byFact ? t('byFact') : undefined}>
        <input
          type="checkbox"
          checked={done}
          disabled={byFact || whyNot !== undefined}
          aria-label={t('tick', { step: name })}
          onChange={({ target }) => mark({ doneAt: target.checked ? Date.now() : undefined })}
        />
        <span>{name}</span>
        {byFact && <span className="zg-second zg-small">{t('byFact')}</span>}
        {late && <span className="zg-task-late zg-small">{t('late')}</span>}
      </label>
      <PersonSelect
        label={t('ownerOf', { step: name })}
        value={own}
        empty={t('asOwner')}
        disabled={whyNot !== undefined}
        onChange={(owner) => mark({ owner })}
      />
      <DaySelect label={t('dueOf', { step: name })} value={dueAt} disabled={whyNot !== undefined} onChange={(at) => mark({ dueAt: at })} />
    </li>
  )
}

/** How much is done: a bar, and the figure beside it. */
export function Progress({ share }: { share: number }) {
  return (
    <span className="zg-checklist-progress" aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  )
}

interface SelectProps<T> {
  label: string
  /** The label as it stands above the field; none: it is only said. */
  shown?: string
  value: T | undefined
  disabled?: boolean
  onChange: (value: T | undefined) => void
}

export function PersonSelect({ label, shown, value = '', empty, disabled, onChange }: SelectProps<string> & { empty: string }) {
  const nameOf = usePersonName()
  const people = useShop((shop) => shop.people)
  const keys = peopleOf({ people }).map(({ key }) => key)
  const all = value === '' || keys.includes(value) ? keys : [...keys, value]
  return (
    <label className="zg-field-small">
      {shown !== undefined && <span className="zg-second zg-small">{shown}</span>}
      <select
        className="zg-input"
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      >
        <option value="">{empty}</option>
        {all.map((key) => (
          <option key={key} value={key}>
            {nameOf(key)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Due by the end of a day of the shop. */
function DaySelect({ label, shown, value, disabled, onChange }: SelectProps<number>) {
  const t = useMessages(lifeMessages)
  const zone = useShop((shop) => shop.zone)
  const { dayOf, startOfDay } = zoneOf(zone)
  return (
    <div className="zg-field-small">
      {shown !== undefined && <span className="zg-second zg-small">{shown}</span>}
      <DateField
        label={label}
        value={value === undefined ? undefined : dayOf(value)}
        none={t('noDue')}
        readOnly={disabled}
        onChange={(day) => onChange(day === undefined ? undefined : startOfDay(day + 1) - MINUTE)}
      />
    </div>
  )
}
