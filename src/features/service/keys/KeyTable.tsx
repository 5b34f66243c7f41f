import { useState, type KeyboardEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import { conflictOf, keysOf, SERVICE_ACTIONS, SERVICE_KEYS, type ServiceAction } from './actions'
import { chooseKey, resetKeys, useChosenKeys } from './keyMap'
import { keyMessages } from './keyMessages'
import { keyCaps, pressedKey } from './pressedKey'
import './keys.css'

/** The keys of the service desk as they are set, each to be changed where it stands. */
export function KeyTable() {
  const t = useMessages(keyMessages)
  const chosen = useChosenKeys()
  const [waiting, setWaiting] = useState<ServiceAction>()
  const [refusal, refuse] = useState('')
  const give = (action: ServiceAction, event: KeyboardEvent) => {
    if (/^(Shift|Control|Alt|Meta|Tab)$/.test(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return stop()
    const key = pressedKey(event.nativeEvent)
    if (key === undefined) return refuse(t('noKey'))
    const conflict = conflictOf(chosen, action, key)
    const cap = keyCaps(key).join(' ')
    if (conflict) return refuse(conflict.with === 'app' ? t('ofApp', { key: cap }) : t('taken', { key: cap, action: t(conflict.with) }))
    chooseKey(action, key)
    stop()
  }
  const stop = () => {
    setWaiting(undefined)
    refuse('')
  }
  const keys = keysOf(chosen)
  return (
    <section aria-labelledby="service-keys" className="zg-key-table">
      <div className="zg-key-head">
        <h3 id="service-keys">{t('title')}</h3>
        {Object.keys(chosen).length > 0 && (
          <button type="button" className="zg-link" onClick={() => resetKeys()}>
            {t('reset')}
          </button>
        )}
      </div>
      <p className="zg-second zg-small">{t('hint')}</p>
      <p role="alert" className="zg-key-refusal">
        {refusal}
      </p>
      <dl className="zg-keys">
        {SERVICE_ACTIONS.map((action) => (
          <div key={action}>
            <dt>{t(action)}</dt>
            <dd>
              {chosen[action] !== undefined && (
                <button
                  type="button"
                  className="zg-link"
                  aria-label={t('resetOne', { action: t(action), key: keyCaps(SERVICE_KEYS[action]).join(' ') })}
                  onClick={() => resetOne(action)}
                >
                  {keyCaps(SERVICE_KEYS[action]).join(' ')}
                </button>
              )}
              <button
                type="button"
                className="zg-key"
                aria-label={t('change', { action: t(action), key: keyCaps(keys[action]).join(' ') })}
                aria-pressed={waiting === action}
                onClick={() => (setWaiting(action), refuse(''))}
                onKeyDown={(event) => waiting === action && give(action, event)}
                onBlur={() => waiting === action && stop()}
              >
                {waiting === action ? t('press') : keyCaps(keys[action]).map((cap) => <kbd key={cap}>{cap}</kbd>)}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )

  /** Its old key may have gone to another action meanwhile. */
  function resetOne(action: ServiceAction) {
    const conflict = conflictOf(chosen, action, SERVICE_KEYS[action])
    const key = keyCaps(SERVICE_KEYS[action]).join(' ')
    if (conflict && conflict.with !== 'app') refuse(t('taken', { key, action: t(conflict.with) }))
    else resetKeys(action)
  }
}
