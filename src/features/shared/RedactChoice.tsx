import { useId, useState } from 'react'
import { seesPersonalData } from '~/domain/person'
import { useMessages } from '~/lib/i18n'
import { useRole } from '~/session/person'
import { personalMessages } from './personalMessages'
import './personal.css'

export interface Redact {
  redacted: boolean
  /** The role leaves no choice. */
  forced: boolean
  choose: (redacted: boolean) => void
}

/** Whether an export leaves personal data out. */
export function useRedact(): Redact {
  const forced = !seesPersonalData(useRole())
  const [chosen, choose] = useState(false)
  return { redacted: forced || chosen, forced, choose }
}

/** The choice beside the button of an export. */
export function RedactChoice({ redacted, forced, choose }: Redact) {
  const t = useMessages(personalMessages)
  const id = useId()
  return (
    <label className="zg-check" title={forced ? t('redactForced') : t('redactHint')}>
      <input
        type="checkbox"
        checked={redacted}
        aria-disabled={forced || undefined}
        aria-describedby={id}
        onChange={({ target }) => !forced && choose(target.checked)}
      />
      {t('redact')}
      <span id={id} className="zg-hidden">
        {forced ? t('redactForced') : t('redactHint')}
      </span>
    </label>
  )
}
