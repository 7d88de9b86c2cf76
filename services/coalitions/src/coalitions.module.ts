import { Module } from '@nestjs/common';
import { CoalitionController } from './coalition/coalition.controller.ts';
import { SeatsController } from './coalition/seats.controller.ts';
import { SuspendSeatsWhenMembershipEnds } from './policies/suspend-seats-when-membership-ends.policy.ts';

/** Infrastructure for social justice: who acts together. */
@Module({ controllers: [CoalitionController, SeatsController, SuspendSeatsWhenMembershipEnds] })
export class CoalitionsModule {}
