import { useState } from 'react'
import type { ImportRules } from '~/domain/importPlan'
import { LINE_KINDS, type LineKind } from '~/domain/order'
import { useVocabulary } from '~/features/shared/vocabulary'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { messages } from './messages'

type Kinds = ImportRules['kinds']
const CHOICES = LINE_KINDS.filter((kind) => kind !== 'total')

const without = (kinds: Kinds, code: string): Kinds => Object.fromEntries(Object.entries(kinds).filter(([other]) => other !== code))

/** Codes that stand for postage, fees and the like, exactly as the file writes them. */
export function KindsTable({ kinds, onChange }: { kinds: Kinds; onChange: (kinds: Kinds) => void }) {
  const t = useMessages(messages)
  const [code, setCode] = useState('')
  const add = () => {
    if (code === '') return
    onChange({ ...kinds, [code]: 'postage' })
    setCode('')
  }
  return (
    <details open={Object.keys(kinds).length > 0}>
      <summary>{t('rules.kinds')}</summary>
      <ul className="zg-kinds">
        {Object.entries(kinds).map(([name, kind]) => (
          <li key={name}>
            <code>{name}</code>
            <KindSelect label={`${t('rules.kinds.kind')}: ${name}`} kind={kind} onChange={(next) => onChange({ ...kinds, [name]: next })} />
            <button
              type="button"
              className="zg-icon-button"
              aria-label={t('rules.kinds.remove', { code: name })}
              onClick={() => onChange(without(kinds, name))}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
        <li>
          <input
            type="text"
            value={code}
            aria-label={t('rules.kinds.code')}
            placeholder={t('rules.kinds.code')}
            onChange={(event) => setCode(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && add()}
          />
          <Button disabled={code === ''} onClick={add}>
            {t('rules.kinds.add')}
          </Button>
        </li>
      </ul>
    </details>
  )
}

function KindSelect({ label, kind, onChange }: { label: string; kind: LineKind; onChange: (kind: LineKind) => void }) {
  const words = useVocabulary()
  return (
    <select
      aria-label={label}
      value={kind}
      onChange={(event) => onChange(CHOICES.find((one) => one === event.target.value) ?? 'correction')}
    >
      {CHOICES.map((one) => (
        <option key={one} value={one}>
          {words.kind(one)}
        </option>
      ))}
    </select>
  )
}
