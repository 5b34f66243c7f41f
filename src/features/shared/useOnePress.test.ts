// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useOnePress } from './useOnePress'

/** An act whose answers are given by hand. */
function anAct() {
  const answers: ((done: boolean) => void)[] = []
  const { result } = renderHook(() => useOnePress(() => new Promise<boolean>((answer) => void answers.push(answer))))
  return { answers, press: () => result.current() }
}

it('is carried out once by a double click', async () => {
  const { answers, press } = anAct()
  const first = press()
  await press()
  expect(answers).toHaveLength(1)
  answers[0](true)
  await first
  await press()
  expect(answers, 'what was done is not done again').toHaveLength(1)
})

it('can be pressed again after a refusal', async () => {
  const { answers, press } = anAct()
  const first = press()
  answers[0](false)
  await first
  void press()
  expect(answers).toHaveLength(2)
})
