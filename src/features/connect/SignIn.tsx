import { useState } from 'react'
import type { SyncStatus } from '~/commerce/connection'
import { errorText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { shopId } from '~/session/shop'
import { queryClient } from '~/session/cache'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { signIn } from './connectShop'
import { keptOf, type Keeping } from './draft'
import { KeepFields, useWhyNotKept } from './KeepFields'
import { SecretField } from './SecretField'
import { syncMessages } from './syncMessages'

/** Opens the sealed token, or takes another: whichever the connection waits for. */
export function SignIn({ status }: { status: Pick<SyncStatus, 'state' | 'sealed'> }) {
  const sealed = status.state === 'locked' && status.sealed
  const [forgotten, setForgotten] = useState(false)
  return sealed && !forgotten ? (
    <Unlock onForgotten={() => setForgotten(true)} />
  ) : (
    <TypeToken sealed={status.sealed} onBack={sealed ? () => setForgotten(false) : undefined} />
  )
}

/** Runs what a form was pressed for, once at a time, and says what went wrong. */
function useAttempt(attempt: () => Promise<boolean>, wrong: string) {
  const t = useMessages(syncMessages)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const run = async () => {
    setBusy(true)
    setFault(undefined)
    try {
      if (await attempt()) {
        showToast(t('signedIn'))
        await queryClient.invalidateQueries({ queryKey: [shopId(), 'sync'] })
      } else setFault(wrong)
    } catch (error) {
      setFault(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, fault, run: () => void run(), forget: () => setFault(undefined) }
}

function Unlock({ onForgotten }: { onForgotten: () => void }) {
  const t = useMessages(syncMessages)
  const [passphrase, setPassphrase] = useState('')
  const { busy, fault, run, forget } = useAttempt(() => call('sync.unlock', { passphrase }), t('wrongPassphrase'))
  const whyNot = passphrase === '' ? t('needPassphrase') : undefined
  return (
    <form
      className="zg-form zg-sign-in"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy && whyNot === undefined) run()
      }}
    >
      <SecretField
        label={t('passphrase')}
        value={passphrase}
        autoComplete="current-password"
        fault={fault}
        onChange={(typed) => {
          forget()
          setPassphrase(typed)
        }}
      />
      <div className="zg-row">
        <Button type="primary" htmlType="submit" loading={busy} disabledReason={whyNot}>
          {t('unlock')}
        </Button>
        <Button type="link" onClick={onForgotten}>
          {t('typeToken')}
        </Button>
      </div>
    </form>
  )
}

function TypeToken({ sealed, onBack }: { sealed: boolean; onBack: (() => void) | undefined }) {
  const t = useMessages(syncMessages)
  const [token, setToken] = useState('')
  const [keeping, setKeeping] = useState<Keeping>({ kept: sealed ? 'sealed' : 'session', passphrase: '', again: '' })
  const { busy, fault, run, forget } = useAttempt(() => signIn(token.trim(), keptOf(keeping)), t('wrongToken'))
  const whyNotKept = useWhyNotKept(keeping)
  const mayNot = useWhyNot('shop.set')
  const whyNot = mayNot ?? (token.trim() === '' ? t('needToken') : whyNotKept)
  return (
    <form
      className="zg-form zg-sign-in"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy && whyNot === undefined) run()
      }}
    >
      <SecretField
        label={t('token')}
        value={token}
        fault={fault}
        onChange={(typed) => {
          forget()
          setToken(typed)
        }}
      />
      {token !== '' && <KeepFields keeping={keeping} onChange={(change) => setKeeping({ ...keeping, ...change })} />}
      <div className="zg-row">
        <Button type="primary" htmlType="submit" loading={busy} disabledReason={whyNot}>
          {t('signIn')}
        </Button>
        {onBack && (
          <Button type="link" onClick={onBack}>
            {t('typePassphrase')}
          </Button>
        )}
      </div>
    </form>
  )
}
