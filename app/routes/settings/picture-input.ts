/** The fields of the picture form. */
import { z } from "zod";
import { CROPS } from "#app/domain/files/profile-picture.ts";

export const PICTURE_FORM = z.object({ crop: z.enum(CROPS).default("centre") });
