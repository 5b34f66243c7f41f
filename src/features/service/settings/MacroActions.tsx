import { useQuery } from '@tanstack/react-query'
import type { MacroAction } from '~/domain/desk'
import { TICKET_PRIORITIES, TICKET_QUEUES, TICKET_REASONS } from '~/domain/ticket'
import { statesFrom } from '~/domain/ticketWay'
import { deskQueries } from '~/features/service/deskQueries'
import { ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import { Choice } from './fields'
import { ACTION_KINDS, freshAction } from './macroEdit'
import { macroSettingsMessages } from './macroMessages'

interface MacroActionsProps {
  actions: readonly MacroAction[]
  whyNot: string | undefined
  onChange: (actions: readonly MacroAction[]) => void
}

/** What a macro does besides its text, one after another. */
export function MacroActions({ actions, whyNot, onChange }: MacroActionsProps) {
  const t = useMessages(macroSettingsMessages)
  const disabled = whyNot !== undefined
  return (
    <fieldset className="zg-macro-actions" disabled={disabled}>
      <legend>{t('actions')}</legend>
      {actions.length === 0 && <p className="zg-second zg-small">{t('noActions')}</p>}
      <ul>
        {actions.map((action, at) => (
          // Actions are known by their place: the same may stand there twice.
          <li key={at}>
            <span>{t(action.kind)}</span>
            <ActionField action={action} onChange={(next) => onChange(actions.map((each, place) => (place === at ? next : each)))} />
            <button
              type="button"
              className="zg-icon-button"
              aria-label={t('removeAction', { action: t(action.kind) })}
              onClick={() => onChange(actions.filter((_, place) => place !== at))}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      <select
        className="zg-input"
        aria-label={t('addAction')}
        value=""
        onChange={({ target }) => {
          const kind = ACTION_KINDS.find((each) => each === target.value)
          if (kind) onChange([...actions, freshAction(kind)])
        }}
      >
        <option value="">{t('choose')}</option>
        {ACTION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(kind)}
          </option>
        ))}
      </select>
    </fieldset>
  )
}

function ActionField({ action, onChange }: { action: MacroAction; onChange: (action: MacroAction) => void }) {
  const t = useMessages(macroSettingsMessages)
  const word = useMessages(ticketWords)
  const label = t(action.kind)
  switch (action.kind) {
    case 'state': {
      const options = statesFrom('new').map((value) => ({ value, label: word(value) }))
      return <Choice label={label} value={action.to} options={options} onChange={(to) => onChange({ ...action, to })} />
    }
    case 'priority': {
      const options = TICKET_PRIORITIES.map((value) => ({ value, label: word(`priority.${value}`) }))
      return <Choice label={label} value={action.to} options={options} onChange={(to) => onChange({ ...action, to })} />
    }
    case 'queue': {
      const options = TICKET_QUEUES.map((value) => ({ value, label: word(`queue.${value}`) }))
      return <Choice label={label} value={action.to} options={options} onChange={(to) => onChange({ ...action, to })} />
    }
    case 'reason': {
      const options = TICKET_REASONS.map((value) => ({ value, label: word(`reason.${value}`) }))
      return <Choice label={label} value={action.to} options={options} onChange={(to) => onChange({ ...action, to })} />
    }
    case 'tag':
    case 'untag':
      return (
        <input
          className="zg-input"
          aria-label={label}
          value={action.tag}
          onChange={({ target }) => onChange({ ...action, tag: target.value })}
        />
      )
    case 'assign':
      return <PersonField label={label} value={action.to} onChange={(to) => onChange({ ...action, to })} />
    case 'return':
    case 'refund':
      return null
  }
}

function PersonField({ label, value, onChange }: { label: string; value: string; onChange: (key: string) => void }) {
  const t = useMessages(macroSettingsMessages)
  const nameOf = usePersonName()
  const { data: people = [] } = useQuery({ ...deskQueries.people(), throwOnError: false })
  const options = [{ value: 'me', label: t('me') }, ...people.map(({ key }) => ({ value: key, label: nameOf(key) }))]
  return <Choice label={label} value={value} options={options} onChange={onChange} />
}
