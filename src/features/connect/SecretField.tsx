import { useId, useState, type ReactNode } from 'react'
import { useMessages } from '~/lib/i18n'
import { connectMessages } from './messages'
import './connect.css'

export interface SecretFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  /** What is wrong with it, in the reader's words. */
  fault?: string | undefined
  /** What a password manager makes of it: it is never to offer the token of one API to another. */
  autoComplete?: 'off' | 'new-password' | 'current-password'
}

/** A token or a passphrase: not seen unless its reader asks. */
export function SecretField({ label, value, onChange, hint, fault, autoComplete = 'off' }: SecretFieldProps) {
  const t = useMessages(connectMessages)
  const id = useId()
  const [seen, setSeen] = useState(false)
  const about = fault ?? hint
  return (
    <div className="zg-stack-tight zg-connect-field">
      <label htmlFor={id}>{label}</label>
      <div className="zg-secret">
        <input
          id={id}
          className="zg-input"
          type={seen ? 'text' : 'password'}
          value={value}
          autoComplete={autoComplete}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={fault !== undefined || undefined}
          aria-describedby={about === undefined ? undefined : `${id}-about`}
          onChange={({ target }) => onChange(target.value)}
        />
        <button type="button" className="zg-link" aria-pressed={seen} onClick={() => setSeen(!seen)}>
          {t(seen ? 'hide' : 'show')}
          <span className="zg-hidden"> {label}</span>
        </button>
      </div>
      {about !== undefined && (
        <span id={`${id}-about`} className={fault === undefined ? 'zg-second zg-small' : 'zg-connect-fault zg-small'}>
          {about}
        </span>
      )}
    </div>
  )
}
