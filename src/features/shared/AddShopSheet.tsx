import { useState } from 'react'
import { LIMITS } from '~/domain/checkCommand'
import { useMessages } from '~/lib/i18n'
import { addShop, newShopId } from '~/session/shops'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { shopsMessages } from './shopsMessages'
import { errorText, refusalText } from './useCommand'
import { useAddShop, useShopDoors, useWhyNotLeave } from './useShopDoors'

/** The sheet is opened to type this: the browser looks for the attribute as it opens. */
const takesFocus = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '')

/** Makes an empty shop and goes to it. */
export default function AddShopSheet() {
  const t = useMessages(shopsMessages)
  const { enter } = useShopDoors()
  const whyNot = useWhyNotLeave()
  const [name, setName] = useState('')
  const close = () => useAddShop.setState({ open: false })
  const reason = whyNot ?? (name.trim() === '' ? t('nameFirst') : undefined)
  const make = async () => {
    if (reason !== undefined) return
    const id = newShopId('own')
    addShop({ id, name: name.trim(), kind: 'own', createdAt: Date.now() })
    close()
    await enter(id)
    await nameShop(name.trim())
  }
  return (
    <Sheet title={t('addShop')} onClose={close}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <p className="zg-second">{t('addShopHint')}</p>
        <label>
          <span>{t('name')}</span>
          <input
            ref={takesFocus}
            className="zg-input"
            maxLength={LIMITS.shopName}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={reason}>
            {t('makeShop')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** The name is a setting of the shop, and so a line in its journal. */
async function nameShop(name: string) {
  try {
    const outcome = await call('execute', { command: { id: crypto.randomUUID(), kind: 'shop.set', args: { name } } })
    if (!outcome.ok) showToast(refusalText(outcome.refusal), { tone: 'bad' })
  } catch (error) {
    showToast(errorText(error), { tone: 'bad' })
  }
}
