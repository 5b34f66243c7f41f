import { useEffect, useId, useState } from 'react'
import { errorText } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'
import { roomMessages } from './messages'

const EVERY_MS = 3000
const AT_ONCE = 3

/** In a demo shop: lets orders come in while the page is looked at. Nothing in any other shop. */
export function LiveOrders() {
  const isDemo = useShop(({ demo, connected }) => demo?.whole === true && !connected)
  return isDemo ? <Switch /> : null
}

function Switch() {
  const t = useMessages(roomMessages)
  const { on, setOn, count, failed } = useLiveOrders()
  const id = useId()
  return (
    <div className="zg-room-live">
      <button
        type="button"
        className="zg-switch"
        role="switch"
        aria-checked={on}
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        onClick={() => setOn(!on)}
      />
      <span id={id}>{t('live')}</span>
      <span id={`${id}-hint`} className="zg-second zg-small">
        {t('liveHint')}
      </span>
      <span role="status" className="zg-num zg-small">
        {failed !== undefined ? t('liveFailed', { why: failed }) : count > 0 && t('liveOn', { count })}
      </span>
    </div>
  )
}

/** One batch after the other, the next some time after the last is in; the switch goes off where one fails. */
function useLiveOrders() {
  const [on, setOn] = useState(false)
  const [count, setCount] = useState(0)
  const [failed, setFailed] = useState<string>()
  useEffect(() => {
    if (!on) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const next = async () => {
      try {
        const { orders } = await call('demo.orders', { count: AT_ONCE, now: Date.now() })
        if (left) return
        setCount((sum) => sum + orders)
        setFailed(undefined)
        timer = setTimeout(() => void next(), EVERY_MS)
      } catch (error) {
        if (left) return
        setFailed(errorText(error))
        setOn(false)
      }
    }
    void next()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [on])
  return { on, setOn, count, failed }
}
