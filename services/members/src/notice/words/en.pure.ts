import type { NoticeWords } from './notice-words.pure.ts';

export const english: NoticeWords = {
  code: 'en',
  greeting: 'To {organisation}',
  ask: 'To see what is on record, ask the secretariat of {forum}, or one of its unit officers, and name the reference.',
  confirm:
    'Please confirm that this has reached you. From that day, or from the day on which we have other proof that it reached you, your time to answer runs.',
  closing: 'The secretariat of {forum}',
  referenceLabel: 'Reference',
  letterTitle: 'Notice',
  receipt: ['Received', 'Date', 'Name', 'Signature'],
  templates: {
    'application-admitted': {
      subject: 'Your application was accepted',
      paragraphs: ['Your organisation is now a member of {forum}. Welcome.'],
      short: '{organisation} is now a member of {forum}. Welcome.',
    },
    'application-deferred': {
      subject: 'Your application needs something more',
      paragraphs: [
        'Your application to become a member of {forum} was put off, because something is missing. When you have brought it, your application is decided.',
      ],
      short: '{forum} needs something more from {organisation} to decide on its application. Ask the secretariat.',
    },
    'application-rejected': {
      subject: 'Your application was decided',
      paragraphs: [
        'Your application to become a member of {forum} was not accepted. You have a right to know the grounds: ask for them.',
      ],
      short: '{forum} has decided on the application of {organisation}. Ask the secretariat for the decision.',
    },
    'membership-grace': {
      subject: 'Your membership needs renewing',
      paragraphs: [
        'The term of your membership has ended. You are still a member for a time of grace: please renew within it. If you cannot pay your dues, you may ask for a waiver.',
      ],
      short: '{forum}: the term of {organisation} has ended. Please renew your membership within the time of grace.',
    },
    'membership-lapsed': {
      subject: 'Your membership has lapsed',
      paragraphs: [
        'Your membership was not renewed within the time of grace, and has lapsed. You are welcome to renew it.',
      ],
      short: '{forum}: the membership of {organisation} has lapsed. You are welcome to renew it.',
    },
    'complaint-notice': {
      subject: 'A notice that needs your answer',
      paragraphs: [
        'There is a formal notice for your organisation, to which you may reply before anything is decided. It comes with this, or lies ready for you under the reference: it is not repeated here.',
      ],
      short: '{forum} has a formal notice for {organisation}, to which you may reply. Ask the secretariat for it.',
    },
    'complaint-decision': {
      subject: 'A decision that concerns your organisation',
      paragraphs: [
        'A decision that concerns your organisation has been taken, and you may appeal against it. It comes with this, or lies ready for you under the reference: it is not repeated here.',
      ],
      short: '{forum} has taken a decision on {organisation}. You may appeal. Ask the secretariat for it.',
    },
    'complaint-dismissed': {
      subject: 'A matter is closed',
      paragraphs: [
        'The matter of which you had a formal notice is closed. Nothing was decided against your organisation.',
      ],
      short: '{forum}: the matter of which {organisation} had a formal notice is closed, with nothing against it.',
    },
    'appeal-decision': {
      subject: 'Your appeal was decided',
      paragraphs: [
        'Your appeal has been decided, by others than those who took the decision. The outcome comes with this, or lies ready for you under the reference: it is not repeated here.',
      ],
      short: '{forum} has decided on the appeal of {organisation}. Ask the secretariat for the outcome.',
    },
    'dues-reminder': {
      subject: 'Your dues',
      paragraphs: [
        'This is a reminder that dues of your organisation are still open. If you have paid meanwhile, there is nothing to do. If you cannot pay, you may ask for a waiver.',
      ],
      short: '{forum}: dues of {organisation} are still open. If you have paid meanwhile, there is nothing to do.',
    },
    'dues-overdue': {
      subject: 'Your dues are overdue',
      paragraphs: [
        'The day by which the dues of your organisation were to be paid has passed, and something is still open. A membership whose dues stay unpaid comes to an end in time. If you cannot pay, you may ask for a waiver.',
      ],
      short: '{forum}: dues of {organisation} are overdue. If you cannot pay, ask the secretariat for a waiver.',
    },
    'proof-expiring': {
      subject: 'A document of your organisation runs out soon',
      paragraphs: [
        'A permit or certificate that your organisation gave us will soon hold no more. Please send us the new one when you have it.',
      ],
      short: '{forum}: a permit or certificate of {organisation} runs out soon. Please send us the new one.',
    },
    'proof-expired': {
      subject: 'A document of your organisation has run out',
      paragraphs: [
        'A permit or certificate that your organisation gave us holds no more. Please send us the new one; until then your rights in the forum may be limited.',
      ],
      short: '{forum}: a permit or certificate of {organisation} has run out. Please send us the new one.',
    },
    'request-delivered': {
      subject: 'What you asked us for',
      paragraphs: [
        'By our record your organisation has been given what it asked us for. Please tell us whether that is so, and how good it was, from 1 to 5. If it is not so, you may dispute it: then somebody else looks at it again.',
      ],
      short: '{forum}: by our record {organisation} has what it asked for. Please rate it from 1 to 5, or dispute it.',
    },
    'request-declined': {
      subject: 'What you asked us for was declined',
      paragraphs: [
        'What your organisation asked us for was declined. You have a right to know the ground: ask for it. If you think that it is wrong, you may dispute it within the time that is on record: then somebody else looks at it again.',
      ],
      short: '{forum} has declined what {organisation} asked for. Ask for the ground; you may dispute it.',
    },
    'request-late': {
      subject: 'We are late with what you asked us for',
      paragraphs: [
        'We have not kept the time that we promised your organisation for something it asked us for. We are sorry. The secretariat has been told, and sees to it.',
      ],
      short: '{forum} is late with something that {organisation} asked for. We are sorry; the secretariat sees to it.',
    },
    'convening-invitation': {
      subject: 'You are invited to a convening',
      paragraphs: [
        'Your organisation is invited to a convening of {forum}. Its day, its place and its agenda are on record under the reference. Please say whether you come, and with how many.',
      ],
      short:
        '{forum} invites {organisation} to a convening. Please say whether you come. Ask the secretariat for the day.',
    },
    'convening-postponed': {
      subject: 'A convening is put off',
      paragraphs: [
        'A convening of {forum} to which your organisation was invited is put off to another day, which is on record under the reference. Please say again whether you come.',
      ],
      short:
        '{forum} has put a convening off to another day. Ask the secretariat for it, and say again whether you come.',
    },
    'convening-cancelled': {
      subject: 'A convening does not take place',
      paragraphs: ['A convening of {forum} to which your organisation was invited does not take place.'],
      short: '{forum}: a convening to which {organisation} was invited does not take place.',
    },
    'candidacy-accepted': {
      subject: 'Your candidate stands',
      paragraphs: ['The candidate whom your organisation put forward in {forum} was found in order, and stands.'],
      short: '{forum}: the candidate whom {organisation} put forward stands.',
    },
    'candidacy-refused': {
      subject: 'Your candidate was not accepted',
      paragraphs: [
        'The candidate whom your organisation put forward in {forum} was not accepted. You have a right to know the ground: ask for it. Within seven days you may ask that somebody else look at it again.',
      ],
      short:
        '{forum} has not accepted the candidate of {organisation}. Within seven days you may ask for another look.',
    },
    'candidacy-refusal-upheld': {
      subject: 'Your candidate was looked at again',
      paragraphs: [
        'Somebody else in {forum} has looked at the candidate whom your organisation put forward. It remains that the candidate does not stand. You have a right to know the reasons: ask for them.',
      ],
      short: '{forum} has looked again at the candidate of {organisation}, who does not stand. Ask the secretariat.',
    },
    'candidacy-refusal-overturned': {
      subject: 'Your candidate stands after all',
      paragraphs: [
        'Somebody else in {forum} has looked at the candidate whom your organisation put forward. The candidate stands after all.',
      ],
      short: '{forum}: the candidate whom {organisation} put forward stands after all.',
    },
    'survey-open': {
      subject: 'We ask for your answers',
      paragraphs: [
        'A survey of the members of {forum} is open, and your organisation may answer it, once. Its questions and its last day are on record under the reference. Where it is anonymous, nobody learns what you answered.',
      ],
      short: '{forum} asks {organisation} to answer a survey of its members. Ask the secretariat for its last day.',
    },
    'trust-round-open': {
      subject: 'People near you are asked how far they trust us',
      paragraphs: [
        '{forum} asks the public, and those in public office, how far they trust it, where your organisation belongs. Nobody learns who answered what. Please tell those you work with that they are asked.',
      ],
      short: '{forum} asks the public near {organisation} how far they trust it. Please tell those you work with.',
    },
    'vote-open': {
      subject: 'You may vote',
      paragraphs: [
        'The vote of an assembly of {forum} is open, and your organisation is on the roll. Who stands, and until when you may vote, is on record under the reference. The vote is secret.',
      ],
      short: '{forum}: the vote of an assembly is open, and {organisation} is on the roll. Please vote.',
    },
    'enrolment-declined': {
      subject: 'Your application for a programme was decided',
      paragraphs: [
        'The place in a programme of {forum} that your organisation applied for was not given to it. You have a right to know the ground: ask for it.',
      ],
      short: '{forum} has decided on the place in a programme that {organisation} applied for. Ask for the decision.',
    },
    'seat-suspended': {
      subject: 'A decision on your seat in a coalition',
      paragraphs: [
        'It was decided in {forum} that the seat of your organisation in a coalition rests for a time. You have a right to know the ground: it lies ready with the coalition.',
      ],
      short: '{forum}: a coalition decided on the seat of {organisation}, which rests for a time. Ask for the ground.',
    },
    'removal-proposed': {
      subject: 'Your seat in a coalition: you are asked to reply',
      paragraphs: [
        'It was proposed in {forum} to end the seat of your organisation in a coalition. You have a right to know the ground: it lies ready with the coalition. You have fourteen days from the day on which this reaches you to reply, and nobody decides before.',
      ],
      short: '{forum}: it was proposed to end the seat of {organisation} in a coalition. You have 14 days to reply.',
    },
    'removal-decided': {
      subject: 'A decision on your seat in a coalition',
      paragraphs: [
        'It was decided in {forum} to end the seat of your organisation in a coalition. The ground lies ready with the coalition: ask for it.',
      ],
      short: '{forum}: the seat of {organisation} in a coalition has been ended by decision. Ask for the ground.',
    },
    'enrolment-dismissed': {
      subject: 'A decision on your place in a programme',
      paragraphs: [
        'A decision on the place of your organisation in a programme of {forum} has been taken: it has the place no longer. You have a right to know the ground: ask for it.',
      ],
      short: '{forum} has taken a decision on the place of {organisation} in a programme. Ask the secretariat for it.',
    },
    'enrolment-cancelled': {
      subject: 'Your place in a programme has come to an end',
      paragraphs: [
        'What your organisation applied for, or took part in, of a programme of {forum} has come to an end before its time. You have a right to know the ground: ask for it.',
      ],
      short: '{forum}: the part of {organisation} in a programme has come to an end. Ask for the ground.',
    },
    'request-reopened': {
      subject: 'You were right to dispute',
      paragraphs: [
        'Your organisation disputed our answer to something it had asked us for, and was found to be right. It is owed to you again, by a new date.',
      ],
      short: '{forum}: {organisation} was right to dispute our answer. What you asked for is owed to you again.',
    },
    'request-dispute-dismissed': {
      subject: 'Your dispute was looked at',
      paragraphs: [
        'Your organisation disputed our answer to something it had asked us for. Somebody else looked at it again, and found that nothing follows. You have a right to know the ground: ask for it.',
      ],
      short: '{forum} has looked again at what {organisation} disputed: nothing follows. Ask for the ground.',
    },
  },
};
