import { scene, type TicketTexts } from './ticketTexts'

export const TICKETS_EN: TicketTexts = {
  channels: [['email', 42], ['chat', 34], ['platform', 12], ['phone', 8], ['social', 4]],
  scenes: {
    quality: [
      scene('Broke after a few days', ['c', 'The {item} broke after only a few days of normal use. Not what I expected.'], ['a', 'I am sorry about that. Could you send a photo of the damage? I will take care of it right away.'], ['c', 'Attached. It cracked right at the joint.'], ['n', 'Another one of the same batch this month; purchasing should check it.'], ['a', 'Thank you, that is clearly a defect. I have refunded it in full; no need to send it back.'], ['c', 'Appreciate it.']),
      scene('Arrived with a defect', ['c', 'Just opened the {item} and it has a flaw, although the box was fine.'], ['a', 'I am sorry, that should not have passed our check. Would you like a replacement or a refund?'], ['c', 'Refund, please.'], ['a', 'Done. You will see it within 3 to 5 business days for order {order}.']),
      scene('Leaks on first use', ['c', 'The {item} leaked the very first time I used it.'], ['a', 'Please stop using it for now. A photo would help me to log it as a defect.'], ['c', 'Uploaded.'], ['a', 'Logged. Here is a prepaid label; the full amount comes back once it is scanned.']),
    ],
    size: [
      scene('Runs small, exchange?', ['c', 'The {item} runs smaller than your chart says. Can I exchange it for one size up?'], ['a', 'Of course. With tags on, exchanges are free for 30 days. I have e-mailed you a label.'], ['c', 'Dropped it off today.'], ['a', 'Thank you. The new size ships as soon as the label is scanned.']),
      scene('Too big, return', ['c', 'It is too big on me, I would like to return it.'], ['a', 'No problem. Start the return from your order page and choose "size"; I will approve it right away.'], ['c', 'Done.']),
    ],
    logistics: [
      scene('Tracking has not moved', ['c', 'Tracking for order {order} has not moved for days. Where is it?'], ['a', 'Let me check. {carrier} shows it held at a hub; I have asked them to expedite it.'], ['c', 'I need it this week.'], ['a', 'They expect to deliver within two days. If it does not move, I will send another.'], ['c', 'Okay, thanks.']),
      scene('Marked delivered, not here', ['c', 'It says delivered, but there is nothing here.'], ['a', 'Could you check with neighbours or the front desk? I am contacting {carrier} at the same time.'], ['c', 'Asked everyone, no luck.'], ['n', '{carrier} says that the driver left it at the side door.'], ['a', 'The driver left it at the side door. If it is not there, I will reship today.'], ['c', 'Found it, thank you.']),
      scene('Order is late', ['c', 'It has been {days} days and it is still not here.'], ['a', 'I am sorry for the wait. {carrier} is backed up, and your parcel is on its way. I have added $5 of store credit.']),
    ],
    wrongItem: [
      scene('Wrong colour sent', ['c', 'This is not the colour that I ordered.'], ['a', 'My apologies. Could you send a photo of the item and the label? I will ship the right one.'], ['c', 'Sent.'], ['a', 'Confirmed. The right one leaves today; a prepaid label for the other is in your inbox.']),
      scene('One item missing', ['c', 'One item is missing from order {order}.'], ['a', 'Let me have the warehouse check the packing weight.'], ['n', 'Warehouse confirms that it was left out.'], ['a', 'You are right, it was left out. It ships today.'], ['c', 'Great.']),
    ],
    notAsDescribed: [
      scene('Colour differs from photo', ['c', 'The {item} looks quite different from the photos.'], ['a', 'I am sorry. Screens and light do vary, but you are welcome to return it free of charge.'], ['c', 'I will do that.']),
      scene('Material is not as listed', ['c', 'The page says one material and the tag says another.'], ['a', 'Thank you for telling us. We will correct the page, and I have set up a free return.'], ['c', 'Please do, it is misleading.'], ['n', 'Operations: check the material on this page.']),
    ],
    attitude: [
      scene('Unhappy with the chat', ['c', 'Yesterday your agent barely answered me. I would like to complain.'], ['a', 'I am sorry. I have passed the transcript to our lead and will take it from here.']),
    ],
    price: [
      scene('Price dropped after purchase', ['c', 'I bought this yesterday and today it is cheaper. Can you adjust it?'], ['a', 'Yes, order {order} is within our 14-day price promise. The difference is on its way.'], ['c', 'Thank you.']),
      scene('Code did not apply', ['c', 'My discount was not taken off.'], ['a', 'It applies to one checkout only. I have sent you a code of the same value for the next one.'], ['c', 'Fair enough.']),
    ],
    question: [
      scene('When does it ship?', ['c', 'If I order the {item} today, when does it ship?'], ['a', 'It is in stock; orders before 2 pm leave the same day.']),
      scene('Which size?', ['c', 'I am 5 ft 7 and 140 lb. Which size would you suggest?'], ['a', 'M for a regular fit, L if you like it loose.'], ['c', 'Ordered the M, thanks.']),
      scene('Can it be machine-washed?', ['c', 'Can the {item} go into the machine?'], ['a', 'Yes: cold, gentle cycle, in a bag. Please do not tumble-dry.']),
      scene('Invoice, please', ['c', 'Could I get an invoice for order {order}?'], ['a', 'Certainly. Which name and address should be on it?'], ['c', 'Sent by reply.'], ['a', 'It is in your inbox.']),
    ],
    other: [
      scene('Changed my mind', ['c', 'I ordered one too many and would like to return one.'], ['a', 'Sure, unused items can come back within 30 days. Just start the return from your order page.'], ['c', 'Will do.']),
      scene('Change of address', ['c', 'I put in the wrong address. Can it be changed?'], ['a', 'It has not left yet, so I have changed it for you.'], ['c', 'Perfect, thank you.']),
    ],
  },
  byQueue: {
    disputes: [
      scene('Claim opened: item not as described', ['c', 'The {item} is faulty and nobody helped me, so I have opened a claim. I want a full refund.'], ['n', 'Evidence is due within 48 hours; getting the packing photos together.'], ['a', 'I am sorry that you had to wait. I can refund half right away and you keep the item. Would that be fair?'], ['c', 'No, I want all of it back.'], ['t', 'Packing photos and the test report are with the marketplace; waiting for its decision.'], ['a', 'The claim is decided in your favour. The full amount goes back today.']),
      scene('Claim opened: item not received', ['c', 'I never got order {order}. I have opened a claim.'], ['a', 'I have asked {carrier} for proof of delivery and will write as soon as I have it.'], ['t', '{carrier} promised the proof of delivery by tonight.'], ['a', 'It was left with the front desk and signed for. If it is not there, I will refund it in full.'], ['c', 'They had it. Thanks.']),
    ],
    reviews: [
      scene('Follow-up on a 2-star review', ['c', 'Two stars: the {item} is not what I expected.'], ['a', 'Thank you for being specific. What bothers you most? An exchange or a refund is fine either way.'], ['c', 'No need to return it, I just wanted you to know.'], ['a', 'Understood. I have passed it on to our product team, and $5 of store credit is yours.']),
      scene('Follow-up on a 1-star review', ['c', 'One star. It gave up after a week.'], ['a', 'I am sorry, that should not happen. I have refunded it in full; no need to send it back.'], ['c', 'Thanks. I will update the review once it arrives.'], ['n', 'Check back once the refund has arrived.']),
    ],
  },
  third: [
    scene('Parcel stuck, trace opened', ['c', 'Order {order} has been in the same place for days. Is it lost?'], ['a', 'I am opening a trace with {carrier} and will answer by noon tomorrow.'], ['t', 'Trace is open; the {carrier} depot answers by tomorrow.'], ['a', 'It was held in sorting and is moving again. Expect it the day after tomorrow.'], ['c', 'Okay, thank you.']),
    scene('Bad batch? Asking the supplier', ['c', 'The seam of the {item} opened again, even on the replacement.'], ['a', 'I am sorry. I have sent your photos to the supplier to check this batch; you will hear from me within two days.'], ['t', 'Photos and batch number are with the supplier; waiting for their answer.'], ['a', 'The supplier confirms that the batch is bad. I have refunded you in full; keep the item.']),
  ],
  again: [
    ['The refund still has not arrived. It has been days.', 'Your bank posts it today; I have attached the reference.'],
    ['It happened again.', 'I am sorry to put you through this twice. A new one leaves today.'],
    ['The replacement has not come either.', 'It reached your city this morning and is out for delivery. I will keep an eye on it.'],
  ],
  nudges: ['Hello? Did you see my last message?', 'Is anyone there? I have been waiting.', 'Forgot to say: I need it soon, please hurry.'],
  thanks: ['Thanks.', 'Got it, that was quick.', 'Thank you for your help.', 'All good now.'],
  praise: ['Quick and friendly.', 'Refund arrived the same day, as promised.', 'Very patient, I will be back.', 'Went smoothly.'],
  blame: ['Took far too long to hear back.', 'Had to explain it three times.', 'Solved in the end, but it cost me a week.', 'I had to pay the postage first.'],
  disputeNumber: (number) => `CASE-${number}`,
  tags: { vip: 'Regular', again: 'Second contact', refund: 'Refund', resend: 'Resend', chase: 'Chasing', invoice: 'Invoice', batch: 'Batch' },
} // prettier-ignore
