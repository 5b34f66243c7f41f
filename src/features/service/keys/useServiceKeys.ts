import { useEffect, useRef } from 'react'
import { keysOf, SERVICE_ACTIONS, type ServiceAction } from './actions'
import { keysNow, useChosenKeys } from './keyMap'
import { keyCaps, pressedKey } from './pressedKey'

/** What the keys do: nothing stands for an action that is not there now. */
export type KeyActions = Readonly<Partial<Record<ServiceAction, (() => void) | undefined>>>

/** `g` and then a letter goes to another screen: that letter is not ours. */
const PAIR_MS = 1200

/** What lies over the screen and has keys of its own; a popover only while it is open. */
const OVER = 'dialog[open], [role=dialog]:not([popover]), [role=menu]:not([popover]), [popover]:popover-open'

/** Whoever has come last is asked first, but for those that go before all others. */
const registered: { current: KeyActions; first: boolean }[] = []

let pairUntil = -Infinity

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(textarea|select)$/i.test(target.tagName) || isTextInput(target) || target.role === 'combobox')

/** A box that is ticked takes no letters. */
const isTextInput = (target: HTMLElement) => target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(target.type)

function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || isTyping(event.target)) return
  const pressed = pressedKey(event)
  if (pressed === undefined) return
  const paired = event.timeStamp < pairUntil
  pairUntil = pressed === 'g' ? event.timeStamp + PAIR_MS : -Infinity
  if (paired || pressed === 'g' || document.querySelector(OVER)) return
  const keys = keysNow()
  const action = SERVICE_ACTIONS.find((each) => keys[each] === pressed)
  const act = action && actOf(action)
  if (!act) return
  event.preventDefault()
  act()
}

function actOf(action: ServiceAction): (() => void) | undefined {
  const does = ({ current }: { current: KeyActions }) => current[action] !== undefined
  return (registered.findLast((each) => each.first && does(each)) ?? registered.findLast(does))?.current[action]
}

/**
 * Gives single keys of the service desk what they do, by the name of the action, as long as the caller stands: `useServiceKeys({ reply: open, solve })`. Which key that is the
 * reader chooses. Off while a text is typed or composed, with modifiers, after `g`, and under sheets.
 * `first`: before whatever else is there for the same action, as what is selected goes before what is open.
 */
export function useServiceKeys(actions: KeyActions, { first = false }: { first?: boolean } = {}): void {
  const latest = useRef({ current: actions, first })
  latest.current.current = actions
  useEffect(() => {
    const entry = latest.current
    if (registered.length === 0) window.addEventListener('keydown', onKey)
    registered.push(entry)
    return () => {
      registered.splice(registered.indexOf(entry), 1)
      if (registered.length === 0) window.removeEventListener('keydown', onKey)
    }
  }, [])
}

/** The key of an action as it stands on its cap, for tooltips and menus. */
export function useKeyHint(): (action: ServiceAction) => string {
  const keys = keysOf(useChosenKeys())
  return (action) => keyCaps(keys[action]).join(' ')
}
