import { useState } from 'react'
import type { TokenKept } from '~/commerce/connection'
import { useMessages } from '~/lib/i18n'
import { keepingFault, SHORTEST_PASSPHRASE, type Keeping } from './draft'
import { connectMessages } from './messages'
import { SecretField } from './SecretField'

const WAYS = [
  { kept: 'session', name: 'keepSession', hint: 'keepSessionHint' },
  { kept: 'sealed', name: 'keepSealed', hint: 'keepSealedHint' },
] as const satisfies { kept: TokenKept['kept']; name: string; hint: string }[]

/** How long a token is kept, and the passphrase that it is encrypted with. */
export function KeepFields({ keeping, onChange }: { keeping: Keeping; onChange: (change: Partial<Keeping>) => void }) {
  const t = useMessages(connectMessages)
  const [left, setLeft] = useState(false)
  const fault = keepingFault(keeping)
  const { kept, passphrase, again } = keeping
  return (
    <fieldset className="zg-choices" onBlur={() => setLeft(true)}>
      <legend>{t('keep')}</legend>
      {WAYS.map((way) => (
        <label key={way.kept} className="zg-choice">
          <input type="radio" name="kept" checked={kept === way.kept} onChange={() => onChange({ kept: way.kept })} />
          <span>
            {t(way.name)}
            <span className="zg-second zg-small">{t(way.hint)}</span>
          </span>
        </label>
      ))}
      {kept === 'sealed' && (
        <div className="zg-choice-more">
          <SecretField
            label={t('passphrase')}
            value={passphrase}
            autoComplete="new-password"
            hint={t('short', { count: SHORTEST_PASSPHRASE })}
            fault={left && passphrase !== '' && fault === 'short' ? t('short', { count: SHORTEST_PASSPHRASE }) : undefined}
            onChange={(typed) => onChange({ passphrase: typed })}
          />
          <SecretField
            label={t('again')}
            value={again}
            autoComplete="new-password"
            fault={again !== '' && fault === 'differ' && !passphrase.startsWith(again) ? t('differ') : undefined}
            onChange={(typed) => onChange({ again: typed })}
          />
        </div>
      )}
    </fieldset>
  )
}

/** Why a token cannot be kept as it is chosen now, for the button that would. */
export function useWhyNotKept(keeping: Keeping): string | undefined {
  const t = useMessages(connectMessages)
  const fault = keepingFault(keeping)
  if (fault === undefined) return undefined
  return fault === 'short' ? t('short', { count: SHORTEST_PASSPHRASE }) : t('differ')
}
