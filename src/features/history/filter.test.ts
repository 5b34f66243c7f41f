import { expect, it } from 'vitest'
import { filterOf, historyView } from './filter'

const parse = (search: string) => filterOf(historyView.parse(new URLSearchParams(search)))

it('an address without filters asks for everything', () => {
  expect(parse('')).toEqual({})
})

it('a kind is all the commands of its group, a record is asked by name, and nonsense is left out', () => {
  expect(parse('kind=orders&kind=people&who=li')).toEqual({
    who: 'li',
    kinds: ['order.note', 'person.set', 'order.ship', 'order.track', 'order.deliver', 'order.cancel', 'order.refund', 'order.address'],
  })
  expect(parse('on=order/581587')).toEqual({ on: 'order/581587' })
  expect(parse('on=nonsense&kind=nonsense')).toEqual({})
})
