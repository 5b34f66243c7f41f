import type { Scope } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import { viewMessages } from './viewMessages'

export interface ScopeFieldsProps {
  scope: Scope
  onChange: (scope: Scope) => void
  /** How much the choice is about, beside it. */
  badges?: ScopeBadges
}

export interface ScopeBadges {
  nonProducts?: string
  unknown?: string
}

const UNKNOWN = ['beside', 'out', 'each'] as const satisfies readonly Scope['unknownBuyers'][]

/** The switches for what trade has no one answer to. */
export function ScopeFields({ scope, onChange, badges = {} }: ScopeFieldsProps) {
  const t = useMessages(viewMessages)
  return (
    <div className="zg-scope-switches">
      <ScopeSwitch
        label={t('scope.nonProducts')}
        badge={badges.nonProducts}
        on={scope.nonProducts}
        onChange={(nonProducts) => onChange({ ...scope, nonProducts })}
      />
      <ScopeSwitch label={t('scope.free')} on={scope.free} onChange={(free) => onChange({ ...scope, free })} />
      <label className="zg-scope-item">
        <span>{t('scope.unknown')}</span>
        <select
          className="zg-dash-select"
          value={scope.unknownBuyers}
          onChange={(event) => onChange({ ...scope, unknownBuyers: UNKNOWN.find((value) => value === event.target.value) ?? 'beside' })}
        >
          {UNKNOWN.map((value) => (
            <option key={value} value={value}>
              {t(`scope.unknown.${value}`)}
            </option>
          ))}
        </select>
        <Badge text={badges.unknown} />
      </label>
      <label className="zg-scope-item">
        <span>{t('scope.refunds')}</span>
        <select
          className="zg-dash-select"
          value={scope.refundsOn ?? 'own'}
          onChange={({ target }) => {
            const { refundsOn: _, ...others } = scope
            onChange(target.value === 'order' ? { ...others, refundsOn: 'order' } : others)
          }}
        >
          <option value="own">{t('scope.refunds.own')}</option>
          <option value="order">{t('scope.refunds.order')}</option>
        </select>
      </label>
    </div>
  )
}

interface ScopeSwitchProps {
  label: string
  badge?: string
  on: boolean
  onChange: (on: boolean) => void
}

function ScopeSwitch({ label, badge, on, onChange }: ScopeSwitchProps) {
  const t = useMessages(viewMessages)
  return (
    <div className="zg-scope-item">
      <button type="button" role="switch" className="zg-switch" aria-checked={on} aria-label={label} onClick={() => onChange(!on)} />
      <span>{t('scope.state', { label, state: t(on ? 'scope.on' : 'scope.off') })}</span>
      <Badge text={badge} />
    </div>
  )
}

const Badge = ({ text }: { text?: string }) => text !== undefined && <span className="zg-badge zg-num">{text}</span>
