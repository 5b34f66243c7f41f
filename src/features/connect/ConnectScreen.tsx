import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useEntering, useWhyNotLeave } from '~/features/shared/useShopDoors'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Page } from '~/ui/Page'
import { addressFault, addressMessages } from './address'
import { CheckPage } from './CheckPage'
import { checkMessages } from './checkMessages'
import { connectShop } from './connectShop'
import { changeDetails, check, detailsOf, failureOf, keptOf, missingOf, NO_SECRETS, stopCheck, useConnectDraft } from './draft'
import { FailureNotice } from './FailureNotice'
import { KeepFields, useWhyNotKept } from './KeepFields'
import { connectMessages } from './messages'
import { SecretField } from './SecretField'
import './connect.css'

/** Connects a new shop to an API: who it is, what works, and only then is anything saved. */
export default function ConnectScreen() {
  const t = useMessages(connectMessages)
  const draft = useConnectDraft()
  return (
    <Page title={t('title')}>
      <div className="zg-connect">
        <p className="zg-second">{t('lead')}</p>
        <form
          className="zg-form zg-connect-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (missingOf(draft) === undefined && draft.check.is !== 'running') void check()
          }}
        >
          <PlatformField />
          {draft.platform === 'rest' && (
            <>
              <AddressField />
              <SecretField label={t('token')} value={draft.token} hint={t('tokenHint')} onChange={(token) => changeDetails({ token })} />
            </>
          )}
          <CheckButtons />
        </form>
        {draft.check.is === 'failed' && <FailureNotice failure={draft.check.failure} when="connecting" />}
        {draft.check.is === 'done' && (
          <>
            <CheckPage checked={draft.check.checked} />
            <Saving name={draft.check.checked.shop.name} />
          </>
        )}
      </div>
    </Page>
  )
}

function PlatformField() {
  const t = useMessages(connectMessages)
  const { platform } = useConnectDraft()
  return (
    <fieldset className="zg-choices">
      <legend>{t('platform')}</legend>
      {(['rest', 'demo'] as const).map((each) => (
        <label key={each} className="zg-choice">
          <input type="radio" name="platform" checked={platform === each} onChange={() => changeDetails({ platform: each })} />
          <span>
            {t(each)}
            <span className="zg-second zg-small">{t(`${each}Hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function AddressField() {
  const t = useMessages(connectMessages)
  const words = useMessages(addressMessages)
  const id = useId()
  const [typing, setTyping] = useState(false)
  const { address } = useConnectDraft()
  const fault = addressFault(address, typing)
  return (
    <div className="zg-stack-tight zg-connect-field">
      <label htmlFor={id}>{t('address')}</label>
      <input
        id={id}
        className="zg-input"
        type="text"
        inputMode="url"
        autoComplete="url"
        autoCapitalize="off"
        spellCheck={false}
        placeholder="https://shop.example/api"
        value={address}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={`${id}-about`}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onChange={({ target }) => changeDetails({ address: target.value })}
      />
      <span
        id={`${id}-about`}
        className={fault === undefined ? 'zg-second zg-small' : 'zg-connect-fault zg-small'}
        role={fault === undefined ? undefined : 'alert'}
      >
        {fault === undefined ? t('addressHint', { origin: location.origin }) : words(fault)}
      </span>
    </div>
  )
}

function CheckButtons() {
  const t = useMessages(connectMessages)
  const draft = useConnectDraft()
  const missing = missingOf(draft)
  const { is } = draft.check
  if (is === 'running') {
    return (
      <div className="zg-row" role="status">
        <progress aria-label={t('checking')} />
        <span>{t('checking')}</span>
        <Button onClick={stopCheck}>{t('stop')}</Button>
      </div>
    )
  }
  return (
    <div>
      <Button
        htmlType="submit"
        type={is === 'done' ? 'default' : 'primary'}
        disabledReason={missing && t(missing === 'address' ? 'needAddress' : 'needToken')}
      >
        {t(is === 'none' ? 'check' : 'checkAgain')}
      </Button>
    </div>
  )
}

/** How the token is kept, and the button that makes the shop. */
function Saving({ name }: { name: string }) {
  const t = useMessages(checkMessages)
  const navigate = useNavigate()
  const draft = useConnectDraft()
  const asksToken = draft.platform === 'rest'
  const keeping = asksToken ? draft : ({ ...NO_SECRETS, kept: 'session' } as const)
  const whyNotLeave = useWhyNotLeave()
  const whyNotKept = useWhyNotKept(keeping)
  const whyNot = whyNotLeave ?? whyNotKept
  const connect = async () => {
    if (whyNot !== undefined) return
    // No screen is drawn meanwhile, so that nothing of the one shop is asked of the other.
    useEntering.setState({ entering: true })
    try {
      await connectShop(name, detailsOf(draft), keptOf(keeping))
      useConnectDraft.setState({ ...NO_SECRETS, check: { is: 'none' } })
      await navigate(paths.connection())
    } catch (error) {
      useConnectDraft.setState({ check: { is: 'failed', failure: failureOf(error) } })
    } finally {
      useEntering.setState({ entering: false })
    }
  }
  return (
    <form
      className="zg-form zg-connect-form"
      onSubmit={(event) => {
        event.preventDefault()
        void connect()
      }}
    >
      {asksToken && <KeepFields keeping={draft} onChange={(change) => useConnectDraft.setState(change)} />}
      <p className="zg-second">{t('currencyNote')}</p>
      <div>
        <Button type="primary" htmlType="submit" disabledReason={whyNot}>
          {t('connect', { name })}
        </Button>
      </div>
    </form>
  )
}
