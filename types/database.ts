// Generated from the migrations by `npm run types`. Do not edit.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "public": {
          Tables: {
            "coupon_lessons": {
                  Row: {
                    "coupon_id": string,"creator_id": string,"lesson_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "coupon_id": string,"creator_id": string,"lesson_id": string
                  }
                  Update: {
                    "coupon_id"?: string,"creator_id"?: string,"lesson_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "coupon_lessons_coupon_fkey"
      columns: ["coupon_id","creator_id"]
isOneToOne: false
      referencedRelation: "coupons"
      referencedColumns: ["id","creator_id"]
    },{
      foreignKeyName: "coupon_lessons_lesson_fkey"
      columns: ["lesson_id","creator_id"]
isOneToOne: false
      referencedRelation: "lessons"
      referencedColumns: ["id","creator_id"]
    }
                  ]
                },"coupons": {
                  Row: {
                    "amount": number | null,"code": string,"code_key": string,"created_at": string,"creator_id": string,"currency": string | null,"ends_at": string | null,"for_all_lessons": boolean,"id": string,"minimum_price": number | null,"percent": number | null,"person_limit": number | null,"starts_at": string,"total_limit": number | null,"updated_at": string,"uses": number,"version": number
                  }
                  ComputedFields: never
                  Insert: {
                    "amount"?: number | null,"code": string,"code_key"?: never,"created_at"?: string,"creator_id": string,"currency"?: string | null,"ends_at"?: string | null,"for_all_lessons": boolean,"id"?: string,"minimum_price"?: number | null,"percent"?: number | null,"person_limit"?: number | null,"starts_at"?: string,"total_limit"?: number | null,"updated_at"?: string,"uses"?: number,"version"?: number
                  }
                  Update: {
                    "amount"?: number | null,"code"?: string,"code_key"?: never,"created_at"?: string,"creator_id"?: string,"currency"?: string | null,"ends_at"?: string | null,"for_all_lessons"?: boolean,"id"?: string,"minimum_price"?: number | null,"percent"?: number | null,"person_limit"?: number | null,"starts_at"?: string,"total_limit"?: number | null,"updated_at"?: string,"uses"?: number,"version"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "coupons_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    }
                  ]
                },"creator_changes": {
                  Row: {
                    "bio": string,"changed_at": string,"creator_id": string,"id": number,"name": string,"picture_path": string | null,"slug": string
                  }
                  ComputedFields: never
                  Insert: {
                    "bio": string,"changed_at"?: string,"creator_id": string,"id"?: never,"name": string,"picture_path"?: string | null,"slug": string
                  }
                  Update: {
                    "bio"?: string,"changed_at"?: string,"creator_id"?: string,"id"?: never,"name"?: string,"picture_path"?: string | null,"slug"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "creator_changes_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    }
                  ]
                },"creator_settings": {
                  Row: {
                    "creator_id": string,"time_zone": string
                  }
                  ComputedFields: never
                  Insert: {
                    "creator_id": string,"time_zone"?: string
                  }
                  Update: {
                    "creator_id"?: string,"time_zone"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "creator_settings_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: true
      referencedRelation: "creators"
      referencedColumns: ["id"]
    }
                  ]
                },"creator_slugs": {
                  Row: {
                    "created_at": string,"creator_id": string,"slug": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"creator_id": string,"slug": string
                  }
                  Update: {
                    "created_at"?: string,"creator_id"?: string,"slug"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "creator_slugs_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    }
                  ]
                },"creators": {
                  Row: {
                    "account_id": string | null,"bio": string,"created_at": string,"id": string,"name": string,"picture_path": string | null,"slug": string
                  }
                  ComputedFields: never
                  Insert: {
                    "account_id"?: string | null,"bio"?: string,"created_at"?: string,"id": string,"name": string,"picture_path"?: string | null,"slug": string
                  }
                  Update: {
                    "account_id"?: string | null,"bio"?: string,"created_at"?: string,"id"?: string,"name"?: string,"picture_path"?: string | null,"slug"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "creators_account_id_fkey"
      columns: ["account_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"credit_packs": {
                  Row: {
                    "active": boolean,"credits": number,"currency": string,"id": string,"name": string,"position": number,"price": number,"price_minor": number
                  }
                  ComputedFields: never
                  Insert: {
                    "active"?: boolean,"credits": number,"currency"?: string,"id"?: string,"name": string,"position": number,"price": number,"price_minor"?: never
                  }
                  Update: {
                    "active"?: boolean,"credits"?: number,"currency"?: string,"id"?: string,"name"?: string,"position"?: number,"price"?: number,"price_minor"?: never
                  }
                  Relationships: [
                    
                  ]
                },"earnings_rollups": {
                  Row: {
                    "checkouts": number,"creator_id": string,"currency": string,"fee_returned": number,"grain": string,"gross": number,"lost_sales": number,"net": number,"period": string,"platform_fee": number,"reversals": number,"reversed": number,"sales": number,"scope_id": string,"shard": number
                  }
                  ComputedFields: never
                  Insert: {
                    "checkouts": number,"creator_id": string,"currency": string,"fee_returned": number,"grain": string,"gross": number,"lost_sales": number,"net": number,"period": string,"platform_fee": number,"reversals": number,"reversed": number,"sales": number,"scope_id": string,"shard": number
                  }
                  Update: {
                    "checkouts"?: number,"creator_id"?: string,"currency"?: string,"fee_returned"?: number,"grain"?: string,"gross"?: number,"lost_sales"?: number,"net"?: number,"period"?: string,"platform_fee"?: number,"reversals"?: number,"reversed"?: number,"sales"?: number,"scope_id"?: string,"shard"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "earnings_rollups_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    }
                  ]
                },"kept_lessons": {
                  Row: {
                    "kept_at": string,"lesson_id": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "kept_at"?: string,"lesson_id": string,"user_id": string
                  }
                  Update: {
                    "kept_at"?: string,"lesson_id"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "kept_lessons_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lessons"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "kept_lessons_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_contents": {
                  Row: {
                    "body": string,"captions_label": string | null,"captions_language": string | null,"created_at": string,"lesson_id": string,"updated_at": string,"video_captions": string | null,"video_path": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "body": string,"captions_label"?: string | null,"captions_language"?: string | null,"created_at"?: string,"lesson_id": string,"updated_at"?: string,"video_captions"?: string | null,"video_path"?: string | null
                  }
                  Update: {
                    "body"?: string,"captions_label"?: string | null,"captions_language"?: string | null,"created_at"?: string,"lesson_id"?: string,"updated_at"?: string,"video_captions"?: string | null,"video_path"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_contents_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: true
      referencedRelation: "lessons"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_draft_saves": {
                  Row: {
                    "changes": NonNullable<Json>,"lesson_id": string,"previous": NonNullable<Json>,"save_key": string,"saved_at": string,"version": number
                  }
                  ComputedFields: never
                  Insert: {
                    "changes": NonNullable<Json>,"lesson_id": string,"previous": NonNullable<Json>,"save_key": string,"saved_at"?: string,"version": number
                  }
                  Update: {
                    "changes"?: NonNullable<Json>,"lesson_id"?: string,"previous"?: NonNullable<Json>,"save_key"?: string,"saved_at"?: string,"version"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_draft_saves_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lesson_drafts"
      referencedColumns: ["lesson_id"]
    }
                  ]
                },"lesson_drafts": {
                  Row: {
                    "audience": string,"captions_id": string | null,"cover_id": string | null,"created_at": string,"creator_id": string,"currency": string,"duration_minutes": number | null,"has_lesson": boolean,"language": string,"lesson_id": string,"outcomes": (string)[],"paid_part": string,"preview": string,"price": number | null,"price_minor": number | null,"slug": string,"subject": string,"summary": string,"title": string,"updated_at": string,"version": number,"video_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "audience"?: string,"captions_id"?: string | null,"cover_id"?: string | null,"created_at"?: string,"creator_id": string,"currency"?: string,"duration_minutes"?: number | null,"has_lesson"?: boolean,"language"?: string,"lesson_id": string,"outcomes"?: (string)[],"paid_part"?: string,"preview"?: string,"price"?: number | null,"price_minor"?: never,"slug"?: string,"subject"?: string,"summary"?: string,"title"?: string,"updated_at"?: string,"version"?: number,"video_id"?: string | null
                  }
                  Update: {
                    "audience"?: string,"captions_id"?: string | null,"cover_id"?: string | null,"created_at"?: string,"creator_id"?: string,"currency"?: string,"duration_minutes"?: number | null,"has_lesson"?: boolean,"language"?: string,"lesson_id"?: string,"outcomes"?: (string)[],"paid_part"?: string,"preview"?: string,"price"?: number | null,"price_minor"?: never,"slug"?: string,"subject"?: string,"summary"?: string,"title"?: string,"updated_at"?: string,"version"?: number,"video_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_drafts_captions_id_fkey"
      columns: ["captions_id"]
isOneToOne: false
      referencedRelation: "lesson_files"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "lesson_drafts_cover_id_fkey"
      columns: ["cover_id"]
isOneToOne: false
      referencedRelation: "lesson_files"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "lesson_drafts_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "lesson_drafts_video_id_fkey"
      columns: ["video_id"]
isOneToOne: false
      referencedRelation: "lesson_files"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_files": {
                  Row: {
                    "bytes": number,"content": string | null,"created_at": string,"creator_id": string,"height": number | null,"id": string,"in_version": boolean,"kind": Database["public"]['Enums']["lesson_file_kind"],"label": string | null,"language": string | null,"lesson_id": string,"media_type": string,"name": string,"path": string | null,"problem": string | null,"published_part": Database["public"]['Enums']["lesson_part"] | null,"state": Database["public"]['Enums']["lesson_file_state"],"unused_since": string | null,"width": number | null
                  }
                  ComputedFields: never
                  Insert: {
                    "bytes": number,"content"?: string | null,"created_at"?: string,"creator_id": string,"height"?: number | null,"id"?: string,"in_version"?: boolean,"kind": Database["public"]['Enums']["lesson_file_kind"],"label"?: string | null,"language"?: string | null,"lesson_id": string,"media_type": string,"name": string,"path"?: string | null,"problem"?: string | null,"published_part"?: Database["public"]['Enums']["lesson_part"] | null,"state"?: Database["public"]['Enums']["lesson_file_state"],"unused_since"?: string | null,"width"?: number | null
                  }
                  Update: {
                    "bytes"?: number,"content"?: string | null,"created_at"?: string,"creator_id"?: string,"height"?: number | null,"id"?: string,"in_version"?: boolean,"kind"?: Database["public"]['Enums']["lesson_file_kind"],"label"?: string | null,"language"?: string | null,"lesson_id"?: string,"media_type"?: string,"name"?: string,"path"?: string | null,"problem"?: string | null,"published_part"?: Database["public"]['Enums']["lesson_part"] | null,"state"?: Database["public"]['Enums']["lesson_file_state"],"unused_since"?: string | null,"width"?: number | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_files_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_openings": {
                  Row: {
                    "lesson_id": string,"opened_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "lesson_id": string,"opened_at"?: string,"user_id": string
                  }
                  Update: {
                    "lesson_id"?: string,"opened_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_openings_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lessons"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "lesson_openings_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_progress": {
                  Row: {
                    "created_at": string,"finished": boolean,"finished_at": string | null,"fraction": number,"furthest": number,"lesson_id": string,"section": string,"updated_at": string,"user_id": string,"video_fraction": number,"video_seconds": number
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"finished"?: boolean,"finished_at"?: string | null,"fraction"?: number,"furthest"?: number,"lesson_id": string,"section"?: string,"updated_at"?: string,"user_id": string,"video_fraction"?: number,"video_seconds"?: number
                  }
                  Update: {
                    "created_at"?: string,"finished"?: boolean,"finished_at"?: string | null,"fraction"?: number,"furthest"?: number,"lesson_id"?: string,"section"?: string,"updated_at"?: string,"user_id"?: string,"video_fraction"?: number,"video_seconds"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_progress_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lessons"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "lesson_progress_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_renderings": {
                  Row: {
                    "content": Json | null,"lesson_id": string,"part": Database["public"]['Enums']["lesson_part"],"renderer": number,"source_hash": string
                  }
                  ComputedFields: never
                  Insert: {
                    "content"?: Json | null,"lesson_id": string,"part": Database["public"]['Enums']["lesson_part"],"renderer"?: number,"source_hash": string
                  }
                  Update: {
                    "content"?: Json | null,"lesson_id"?: string,"part"?: Database["public"]['Enums']["lesson_part"],"renderer"?: number,"source_hash"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_renderings_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lessons"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_sales": {
                  Row: {
                    "lesson_id": string,"sales": number,"shard": number
                  }
                  ComputedFields: never
                  Insert: {
                    "lesson_id": string,"sales": number,"shard": number
                  }
                  Update: {
                    "lesson_id"?: string,"sales"?: number,"shard"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_sales_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lessons"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_slugs": {
                  Row: {
                    "created_at": string,"lesson_id": string,"slug": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"lesson_id": string,"slug": string
                  }
                  Update: {
                    "created_at"?: string,"lesson_id"?: string,"slug"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_slugs_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lessons"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_versions": {
                  Row: {
                    "content": NonNullable<Json>,"lesson_id": string,"number": number,"published_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "content": NonNullable<Json>,"lesson_id": string,"number": number,"published_at"?: string
                  }
                  Update: {
                    "content"?: NonNullable<Json>,"lesson_id"?: string,"number"?: number,"published_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_versions_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lessons"
      referencedColumns: ["id"]
    }
                  ]
                },"lesson_views": {
                  Row: {
                    "creator_id": string,"grain": string,"period": string,"scope_id": string,"views": number
                  }
                  ComputedFields: never
                  Insert: {
                    "creator_id": string,"grain": string,"period": string,"scope_id": string,"views": number
                  }
                  Update: {
                    "creator_id"?: string,"grain"?: string,"period"?: string,"scope_id"?: string,"views"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "lesson_views_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    }
                  ]
                },"lessons": {
                  Row: {
                    "audience": string,"character_count": number,"cover_path": string | null,"created_at": string,"creator_id": string,"currency": string,"duration_minutes": number,"figure_count": number,"id": string,"language": string,"outcomes": (string)[],"preview": string,"price": number,"price_minor": number,"published_at": string | null,"slug": string,"status": Database["public"]['Enums']["lesson_status"],"subject": string,"summary": string,"title": string,"updated_at": string,"word_count": number
                  }
                  ComputedFields: never
                  Insert: {
                    "audience"?: string,"character_count"?: number,"cover_path"?: string | null,"created_at"?: string,"creator_id": string,"currency"?: string,"duration_minutes": number,"figure_count"?: number,"id"?: string,"language"?: string,"outcomes"?: (string)[],"preview"?: string,"price": number,"price_minor"?: never,"published_at"?: string | null,"slug": string,"status"?: Database["public"]['Enums']["lesson_status"],"subject": string,"summary": string,"title": string,"updated_at"?: string,"word_count"?: number
                  }
                  Update: {
                    "audience"?: string,"character_count"?: number,"cover_path"?: string | null,"created_at"?: string,"creator_id"?: string,"currency"?: string,"duration_minutes"?: number,"figure_count"?: number,"id"?: string,"language"?: string,"outcomes"?: (string)[],"preview"?: string,"price"?: number,"price_minor"?: never,"published_at"?: string | null,"slug"?: string,"status"?: Database["public"]['Enums']["lesson_status"],"subject"?: string,"summary"?: string,"title"?: string,"updated_at"?: string,"word_count"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "lessons_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    }
                  ]
                },"mail_preferences": {
                  Row: {
                    "daily_digest": boolean,"locale": string,"refund_notices": boolean,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "daily_digest"?: boolean,"locale"?: string,"refund_notices"?: boolean,"user_id": string
                  }
                  Update: {
                    "daily_digest"?: boolean,"locale"?: string,"refund_notices"?: boolean,"user_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "mail_preferences_user_id_fkey"
      columns: ["user_id"]
isOneToOne: true
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"profiles": {
                  Row: {
                    "created_at": string,"display_name": string,"id": string,"role": Database["public"]['Enums']["profile_role"],"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"display_name"?: string,"id": string,"role"?: Database["public"]['Enums']["profile_role"],"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"display_name"?: string,"id"?: string,"role"?: Database["public"]['Enums']["profile_role"],"updated_at"?: string
                  }
                  Relationships: [
                    
                  ]
                },"purchase_status_changes": {
                  Row: {
                    "cause": string,"from_status": Database["public"]['Enums']["purchase_status"] | null,"id": number,"occurred_at": string,"purchase_id": string,"source": Database["public"]['Enums']["fact_source"],"to_status": Database["public"]['Enums']["purchase_status"]
                  }
                  ComputedFields: never
                  Insert: {
                    "cause": string,"from_status"?: Database["public"]['Enums']["purchase_status"] | null,"id"?: never,"occurred_at"?: string,"purchase_id": string,"source": Database["public"]['Enums']["fact_source"],"to_status": Database["public"]['Enums']["purchase_status"]
                  }
                  Update: {
                    "cause"?: string,"from_status"?: Database["public"]['Enums']["purchase_status"] | null,"id"?: never,"occurred_at"?: string,"purchase_id"?: string,"source"?: Database["public"]['Enums']["fact_source"],"to_status"?: Database["public"]['Enums']["purchase_status"]
                  }
                  Relationships: [
                    {
      foreignKeyName: "purchase_status_changes_purchase_id_fkey"
      columns: ["purchase_id"]
isOneToOne: false
      referencedRelation: "purchases"
      referencedColumns: ["id"]
    }
                  ]
                },"purchases": {
                  Row: {
                    "amount": number,"amount_minor": number,"buyer_deleted_at": string | null,"buyer_key": string,"coupon_code": string | null,"coupon_id": string | null,"created_at": string,"creator_earnings": number,"creator_id": string | null,"credits": number | null,"currency": string,"discount": number,"discount_minor": number,"disputed_amount": number,"disputed_minor": number,"error_code": string | null,"error_message": string | null,"expires_at": string,"fee_percentage": number,"grants_access": boolean,"id": string,"is_sale": boolean,"item_id": string,"kind": Database["public"]['Enums']["purchase_kind"],"lesson_id": string | null,"list_price": number,"list_price_minor": number,"livemode": boolean,"metadata": NonNullable<Json>,"no_payment_required": boolean,"pack_id": string | null,"paid_amount": number,"paid_minor": number,"paid_with": Database["public"]['Enums']["payment_method_kind"],"payment_intent_id": string | null,"platform_fee": number,"purchase_date": string,"receipt_url": string | null,"refunded_amount": number,"refunded_minor": number,"status": Database["public"]['Enums']["purchase_status"],"stripe_session_id": string | null,"updated_at": string,"user_id": string | null,"version": number
                  }
                  ComputedFields: never
                  Insert: {
                    "amount": number,"amount_minor"?: never,"buyer_deleted_at"?: string | null,"buyer_key": string,"coupon_code"?: string | null,"coupon_id"?: string | null,"created_at"?: string,"creator_earnings": number,"creator_id"?: string | null,"credits"?: number | null,"currency": string,"discount"?: number,"discount_minor"?: never,"disputed_amount"?: number,"disputed_minor"?: never,"error_code"?: string | null,"error_message"?: string | null,"expires_at": string,"fee_percentage": number,"grants_access"?: never,"id"?: string,"is_sale"?: never,"item_id"?: never,"kind"?: Database["public"]['Enums']["purchase_kind"],"lesson_id"?: string | null,"list_price"?: never,"list_price_minor"?: never,"livemode": boolean,"metadata"?: NonNullable<Json>,"no_payment_required"?: boolean,"pack_id"?: string | null,"paid_amount"?: number,"paid_minor"?: never,"paid_with"?: Database["public"]['Enums']["payment_method_kind"],"payment_intent_id"?: string | null,"platform_fee": number,"purchase_date"?: string,"receipt_url"?: string | null,"refunded_amount"?: number,"refunded_minor"?: never,"status"?: Database["public"]['Enums']["purchase_status"],"stripe_session_id"?: string | null,"updated_at"?: string,"user_id"?: string | null,"version"?: number
                  }
                  Update: {
                    "amount"?: number,"amount_minor"?: never,"buyer_deleted_at"?: string | null,"buyer_key"?: string,"coupon_code"?: string | null,"coupon_id"?: string | null,"created_at"?: string,"creator_earnings"?: number,"creator_id"?: string | null,"credits"?: number | null,"currency"?: string,"discount"?: number,"discount_minor"?: never,"disputed_amount"?: number,"disputed_minor"?: never,"error_code"?: string | null,"error_message"?: string | null,"expires_at"?: string,"fee_percentage"?: number,"grants_access"?: never,"id"?: string,"is_sale"?: never,"item_id"?: never,"kind"?: Database["public"]['Enums']["purchase_kind"],"lesson_id"?: string | null,"list_price"?: never,"list_price_minor"?: never,"livemode"?: boolean,"metadata"?: NonNullable<Json>,"no_payment_required"?: boolean,"pack_id"?: string | null,"paid_amount"?: number,"paid_minor"?: never,"paid_with"?: Database["public"]['Enums']["payment_method_kind"],"payment_intent_id"?: string | null,"platform_fee"?: number,"purchase_date"?: string,"receipt_url"?: string | null,"refunded_amount"?: number,"refunded_minor"?: never,"status"?: Database["public"]['Enums']["purchase_status"],"stripe_session_id"?: string | null,"updated_at"?: string,"user_id"?: string | null,"version"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "purchases_coupon_id_fkey"
      columns: ["coupon_id"]
isOneToOne: false
      referencedRelation: "coupons"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "purchases_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "purchases_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lessons"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "purchases_pack_id_fkey"
      columns: ["pack_id"]
isOneToOne: false
      referencedRelation: "credit_packs"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "purchases_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"refused_draft_saves": {
                  Row: {
                    "lesson_id": string,"problem": string | null,"refused_at": string,"save_key": string,"typed": NonNullable<Json>
                  }
                  ComputedFields: never
                  Insert: {
                    "lesson_id": string,"problem"?: string | null,"refused_at"?: string,"save_key": string,"typed": NonNullable<Json>
                  }
                  Update: {
                    "lesson_id"?: string,"problem"?: string | null,"refused_at"?: string,"save_key"?: string,"typed"?: NonNullable<Json>
                  }
                  Relationships: [
                    {
      foreignKeyName: "refused_draft_saves_lesson_id_fkey"
      columns: ["lesson_id"]
isOneToOne: false
      referencedRelation: "lesson_drafts"
      referencedColumns: ["lesson_id"]
    }
                  ]
                },"sale_reversals": {
                  Row: {
                    "amount": number,"closes": boolean,"creator_id": string,"fact_id": string,"fee_returned": number,"occurred_at": string,"purchase_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "amount": number,"closes": boolean,"creator_id": string,"fact_id": string,"fee_returned": number,"occurred_at": string,"purchase_id": string
                  }
                  Update: {
                    "amount"?: number,"closes"?: boolean,"creator_id"?: string,"fact_id"?: string,"fee_returned"?: number,"occurred_at"?: string,"purchase_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "sale_reversals_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "sale_reversals_purchase_id_fkey"
      columns: ["purchase_id"]
isOneToOne: false
      referencedRelation: "purchases"
      referencedColumns: ["id"]
    }
                  ]
                }
          }
          Views: {
            "creator_earnings": {
                  Row: {
                    "creator_id": string,"currency": string,"gross_minor": number | null,"net_minor": number | null,"platform_fee_minor": number | null,"reversed_minor": number | null,"sales": number | null
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "earnings_rollups_creator_id_fkey"
      columns: ["creator_id"]
isOneToOne: false
      referencedRelation: "creators"
      referencedColumns: ["id"]
    }
                  ]
                },"purchase_totals": {
                  Row: {
                    "currency": string,"disputed_minor": number | null,"kind": Database["public"]['Enums']["purchase_kind"],"paid_minor": number | null,"paid_with": Database["public"]['Enums']["payment_method_kind"],"purchases": number | null,"refunded_minor": number | null,"status": Database["public"]['Enums']["purchase_status"],"user_id": string | null,"year": number | null
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "purchases_user_id_fkey"
      columns: ["user_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"subject_counts": {
                  Row: {
                    "lessons": number | null,"subject": string
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                }
          }
          Functions: {
            "add_lesson_captions":
{ Args: { "content": string,"creator_id": string,"label": string,"language": string,"lesson_id": string,"name": string }; Returns: string
                           },
"anonymize_user":
{ Args: { "user_id": string }; Returns: undefined
                           },
"begin_account_try":
{ Args: { "client"?: string,"device_hash"?: string,"email": string,"what": string }; Returns: {
              "retry_after_seconds": number,"try_id": string
            }[]
                           },
"cancel_checkout":
{ Args: { "purchase_id": string,"reason": string,"unknown_session_id"?: string }; Returns: undefined
                           },
"catalogue_version":
{ Args: Record<PropertyKey, never>; Returns: string
                           },
"check_earnings":
{ Args: { "from_day": string,"to_day": string }; Returns: {
              "counted_net_minor": number,"counted_reversals": number,"counted_sales": number,"currency": string,"matches": boolean,"net_minor": number,"reversals": number,"sales": number
            }[]
                           },
"choose_lesson_file":
{ Args: { "creator_id": string,"file_id"?: string,"lesson_id": string,"use": string }; Returns: boolean
                           },
"claim_mails":
{ Args: { "max_mails": number }; Returns: Json
                           },
"consume_rate_limit":
{ Args: { "key": string,"max_hits": number,"window_seconds": number }; Returns: number
                           },
"count_learners":
{ Args: { "max_rows"?: number }; Returns: number
                           },
"delete_lesson_draft":
{ Args: { "creator_id": string,"lesson_id": string }; Returns: boolean
                           },
"delete_lesson_file":
{ Args: { "creator_id": string,"file_id": string }; Returns: boolean
                           },
"delete_old_mails":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"delete_old_visitors":
{ Args: { "max_rows"?: number }; Returns: number
                           },
"delete_unused_checkouts":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"delete_unused_files":
{ Args: { "max_rows": number }; Returns: number
                           },
"discard_draft_input":
{ Args: { "creator_id": string,"lesson_id": string,"save_key": string }; Returns: undefined
                           },
"end_account_try":
{ Args: { "release": boolean,"try_id": string }; Returns: undefined
                           },
"end_coupon":
{ Args: { "coupon_id": string,"creator_id": string }; Returns: boolean
                           },
"end_unconfirmed_sign_up":
{ Args: { "email": string }; Returns: undefined
                           },
"expire_unknown_checkouts":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"export_earnings":
{ Args: { "after"?: string,"after_currency"?: string,"max_rows"?: number }; Returns: {
              "checkouts": number,"currency": string,"day": string,"fee_returned": number,"gross": number,"net": number,"platform_fee": number,"reversed": number,"sales": number
            }[]
                           },
"export_purchases":
{ Args: { "after"?: string,"after_id"?: string,"max_rows"?: number }; Returns: Json[]
                           },
"export_refund_requests":
{ Args: { "after"?: string,"after_id"?: string,"max_rows"?: number }; Returns: Json[]
                           },
"find_mailed_link":
{ Args: { "link_type": string,"token_hash": string }; Returns: {
              "email": string,"new_email": string,"user_id": string
            }[]
                           },
"finish_lesson_file":
{ Args: { "bytes": number,"creator_id": string,"file_id": string,"height"?: number,"media_type": string,"width"?: number }; Returns: boolean
                           },
"fold_earnings":
{ Args: { "max_rows"?: number }; Returns: number
                           },
"get_account_summary":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"get_creator_fee":
{ Args: { "creator_id": string,"shop_percentage": number }; Returns: number
                           },
"get_credit_member":
{ Args: { "wanted": string }; Returns: Json
                           },
"get_credit_stats":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"get_credit_summary":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"get_earnings_calendar":
{ Args: Record<PropertyKey, never>; Returns: {
              "first_day": string,"time_zone": string,"today": string
            }[]
                           },
"get_earnings_report":
{ Args: { "after_id"?: string,"from_day": string,"max_rows": number,"previous_from"?: string,"previous_to"?: string,"step": string,"to_day": string,"wanted_currency"?: string }; Returns: Json
                           },
"get_job_state":
{ Args: { "name": string }; Returns: Json
                           },
"get_lesson_offer":
{ Args: { "buyer_id": string,"fee_percentage": number,"lesson_id": string,"livemode": boolean,"related_ids": (string)[] }; Returns: Json
                           },
"get_mail_health":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"get_member":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"get_members_lesson":
{ Args: { "slug": string }; Returns: Json
                           },
"get_page_keys":
{ Args: { "paths": (string)[] }; Returns: Json
                           },
"get_purchase_details":
{ Args: { "purchase_id": string }; Returns: Json
                           },
"get_sale_choices":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"grant_credits":
{ Args: { "actor_aal": string,"actor_id": string,"credits": number,"reason": string,"request_id": string,"user_id": string }; Returns: Json
                           },
"is_confirmed_email":
{ Args: { "email": string }; Returns: boolean
                           },
"is_recovering":
{ Args: { "token_hash": string,"user_id": string }; Returns: boolean
                           },
"is_refund_obsolete":
{ Args: { "request_id": string }; Returns: boolean
                           },
"keep_draft_input":
{ Args: { "creator_id": string,"lesson_id": string,"problem"?: string,"resolved_key"?: string,"save_key": string,"typed": Json }; Returns: boolean
                           },
"lesson_file_limits":
{ Args: Record<PropertyKey, never>; Returns: {
              "kind": Database["public"]['Enums']["lesson_file_kind"],"max_bytes": number,"max_files": number,"media_types": (string)[]
            }[]
                           },
"list_counter_problems":
{ Args: Record<PropertyKey, never>; Returns: {
              "id": string,"problem": string
            }[]
                           },
"list_creator_fees":
{ Args: { "actor_aal": string,"actor_id": string,"max_rows"?: number }; Returns: {
              "actor": string,"created_at": string,"id": number,"in_force": boolean,"name": string,"percentage": number,"reason": string,"slug": string
            }[]
                           },
"list_credit_history":
{ Args: { "before_id"?: number,"max_rows"?: number }; Returns: Json[]
                           },
"list_earnings_by_lesson":
{ Args: { "after_id"?: string,"from_day": string,"max_rows": number,"of_currency": string,"to_day": string }; Returns: {
              "checkouts": number,"fee_returned_minor": number,"gross_minor": number,"language": string,"lesson_id": string,"net_minor": number,"platform_fee_minor": number,"reversals": number,"reversed_minor": number,"sales": number,"slug": string,"title": string,"views": number
            }[]
                           },
"list_earnings_by_period":
{ Args: { "from_day": string,"of_currency": string,"step": string,"to_day": string }; Returns: {
              "fee_returned_minor": number,"gross_minor": number,"net_minor": number,"period": string,"platform_fee_minor": number,"reversals": number,"reversed_minor": number,"sales": number
            }[]
                           },
"list_grants":
{ Args: { "before_id"?: number,"max_rows"?: number }; Returns: Json[]
                           },
"list_ledger_problems":
{ Args: Record<PropertyKey, never>; Returns: {
              "id": string,"problem": string
            }[]
                           },
"list_lesson_states":
{ Args: { "fee_percentage": number,"lesson_ids": (string)[],"livemode": boolean,"reader_id": string }; Returns: {
              "finished": boolean,"lesson_id": string,"state": string
            }[]
                           },
"list_library":
{ Args: { "before_at"?: string,"before_id"?: string,"kind"?: string,"page_size"?: number }; Returns: {
              "cover_path": string,"creator_name": string,"duration_minutes": number,"finished_at": string,"furthest": number,"language": string,"last_at": string,"lesson_id": string,"section": string,"slug": string,"started": boolean,"subject": string,"title": string
            }[]
                           },
"list_missing_receipts":
{ Args: { "before_session_id"?: string,"max_rows": number }; Returns: string[]
                           },
"list_open_refund_requests":
{ Args: { "duplicates_of_id"?: string,"max_rows": number }; Returns: {
              "amount_minor": number,"created_at": string,"id": string,"payment_intent_id": string,"purchase_id": string,"reason": string
            }[]
                           },
"list_orphaned_files":
{ Args: { "after_name": string,"max_rows": number }; Returns: string[]
                           },
"list_orphaned_pictures":
{ Args: { "after_name": string,"max_rows": number }; Returns: string[]
                           },
"list_orphaned_videos":
{ Args: { "after_name": string,"max_rows": number }; Returns: string[]
                           },
"list_owing_members":
{ Args: Record<PropertyKey, never>; Returns: Json[]
                           },
"list_own_lesson_states":
{ Args: { "lesson_ids": (string)[] }; Returns: {
              "finished": boolean,"lesson_id": string,"state": string
            }[]
                           },
"list_own_lessons":
{ Args: { "before"?: string,"before_id"?: string,"creator_id": string,"max_rows"?: number,"wanted": Database["public"]['Enums']["lesson_status"] }; Returns: Json[]
                           },
"list_own_lessons_by_status":
{ Args: { "creator_id": string,"max_rows": number }; Returns: Json
                           },
"list_pack_refunds":
{ Args: { "of_purchase_id"?: string }; Returns: Json[]
                           },
"list_readable_lessons":
{ Args: { "lesson_ids": (string)[] }; Returns: string[]
                           },
"list_recorded_events":
{ Args: { "event_ids": (string)[] }; Returns: {
              "event_id": string,"source": Database["public"]['Enums']["fact_source"]
            }[]
                           },
"list_related_lessons":
{ Args: { "lesson_id": string,"max_rows": number }; Returns: string[]
                           },
"list_sales":
{ Args: { "before"?: string,"before_id"?: string,"filter"?: Json,"max_rows"?: number }; Returns: Json
                           },
"list_tasks":
{ Args: Record<PropertyKey, never>; Returns: {
              "amount_minor": number,"currency": string,"detail": string,"due_by": string,"kind": string,"payment_intent_id": string,"purchase_id": string,"purchase_kind": Database["public"]['Enums']["purchase_kind"],"session_id": string,"since": string,"stripe_id": string,"task": string,"title": string
            }[]
                           },
"list_unfinished_facts":
{ Args: { "before_dispute_id"?: string,"before_refund_id"?: string,"max_rows": number }; Returns: {
              "id": string,"kind": string
            }[]
                           },
"list_unsettled_checkouts":
{ Args: { "after_id"?: string,"max_rows": number }; Returns: {
              "purchase_id": string,"session_id": string
            }[]
                           },
"open_checkout":
{ Args: { "buyer_id": string,"coupon_code"?: string,"fee_percentage": number,"lesson_id": string,"livemode": boolean,"metadata": Json,"resuming"?: boolean }; Returns: Json
                           },
"open_credit_checkout":
{ Args: { "buyer_id": string,"credits"?: number,"fee_percentage": number,"livemode": boolean,"metadata": Json,"pack_id"?: string }; Returns: Json
                           },
"preview_publication":
{ Args: { "creator_id": string,"fee_percentage": number,"lesson_id": string }; Returns: Json
                           },
"publish_lesson":
{ Args: { "creator_id": string,"expected_version": number,"lesson_id": string }; Returns: Json
                           },
"read_together":
{ Args: { "reads": Json }; Returns: Json
                           },
"record_lesson_views":
{ Args: { "views": Json }; Returns: undefined
                           },
"record_mails":
{ Args: { "outcomes": Json }; Returns: number
                           },
"record_payment_fact":
{ Args: { "event_id"?: string,"event_type"?: string,"object": Json,"occurred_at": string,"source": Database["public"]['Enums']["fact_source"] }; Returns: Json
                           },
"record_progress":
{ Args: { "finished"?: boolean,"fraction"?: number,"lesson_id": string,"section"?: string,"video_fraction"?: number,"video_seconds"?: number }; Returns: boolean
                           },
"record_visit":
{ Args: { "lesson_id": string }; Returns: boolean
                           },
"redeem_lesson":
{ Args: { "buyer_id": string,"expected_price"?: number,"fee_percentage": number,"frozen_fee"?: number,"idempotency_key": string,"lesson_id": string,"livemode": boolean }; Returns: Json
                           },
"refuse_lesson_file":
{ Args: { "creator_id": string,"file_id": string,"problem": string }; Returns: boolean
                           },
"refuse_refund_request":
{ Args: { "error": string,"request_id": string }; Returns: undefined
                           },
"release_mail_request":
{ Args: { "key": string }; Returns: undefined
                           },
"release_mailed_link":
{ Args: { "token_hash": string }; Returns: undefined
                           },
"release_rate_limit":
{ Args: { "key": string,"window_seconds": number }; Returns: undefined
                           },
"remember_device":
{ Args: { "device_hash": string,"user_id": string }; Returns: undefined
                           },
"request_duplicate_refunds":
{ Args: { "purchase_id"?: string }; Returns: number
                           },
"request_mail":
{ Args: { "interval_seconds": number,"key": string }; Returns: number
                           },
"request_refund":
{ Args: { "actor_aal"?: string,"actor_id": string,"amount_minor": number,"expected_refundable_minor"?: number,"note": string,"purchase_id": string,"reason": string,"request_id": string }; Returns: Json
                           },
"resolve_task":
{ Args: { "actor_aal"?: string,"actor_id": string,"task": string }; Returns: boolean
                           },
"restore_lesson_version":
{ Args: { "creator_id": string,"expected_version": number,"lesson_id": string,"number": number,"save_key": string }; Returns: Json
                           },
"retry_mail":
{ Args: { "actor_aal"?: string,"actor_id": string,"task": string }; Returns: boolean
                           },
"return_credits":
{ Args: { "actor_aal"?: string,"actor_id": string,"purchase_id": string,"request_id": string }; Returns: Json
                           },
"save_coupon":
{ Args: { "coupon_id"?: string,"creator_id": string,"expected_version"?: number,"terms": Json }; Returns: Json
                           },
"save_creator_profile":
{ Args: { "bio": string,"name": string,"picture_path"?: string,"slug": string,"time_zone"?: string }; Returns: Json
                           },
"save_lesson_draft":
{ Args: { "changes": Json,"creator_id": string,"expected_version": number,"lesson_id": string,"resolved_key"?: string,"save_key": string }; Returns: Json
                           },
"search_lessons":
{ Args: { "after_id"?: string,"creator_id"?: string,"max_cents"?: number,"max_minutes"?: number,"max_rows"?: number,"member_id"?: string,"min_cents"?: number,"min_minutes"?: number,"owned"?: boolean,"sort"?: string,"subject"?: string,"words"?: string }; Returns: Json
                           },
"search_purchases":
{ Args: { "before"?: string,"before_id"?: string,"max_rows"?: number,"of_kind"?: Database["public"]['Enums']["purchase_kind"],"since"?: string,"statuses"?: (Database["public"]['Enums']["purchase_status"])[],"until"?: string,"words": string }; Returns: Json
                           },
"set_creator_fee":
{ Args: { "actor_aal": string,"actor_id": string,"creator_slug": string,"percentage"?: number,"reason": string }; Returns: boolean
                           },
"set_job_state":
{ Args: { "name": string,"state": Json }; Returns: undefined
                           },
"set_lesson_status":
{ Args: { "creator_id": string,"lesson_id": string,"wanted": Database["public"]['Enums']["lesson_status"] }; Returns: boolean
                           },
"start_lesson_draft":
{ Args: { "creator_id": string,"lesson_id": string }; Returns: {
              "audience": string,
"captions_id": string | null,
"cover_id": string | null,
"created_at": string,
"creator_id": string,
"currency": string,
"duration_minutes": number | null,
"has_lesson": boolean,
"language": string,
"lesson_id": string,
"outcomes": (string)[],
"paid_part": string,
"preview": string,
"price": number | null,
"price_minor": number | null,
"slug": string,
"subject": string,
"summary": string,
"title": string,
"updated_at": string,
"version": number,
"video_id": string | null
            }[]
                          SetofOptions: {
        from: "*"
        to: "lesson_drafts"
        isOneToOne: false
        isSetofReturn: true
      } },
"start_lesson_file":
{ Args: { "bytes": number,"creator_id": string,"kind": Database["public"]['Enums']["lesson_file_kind"],"lesson_id": string,"media_type": string,"name": string }; Returns: Json
                           },
"start_recovery":
{ Args: { "token_hash": string,"user_id": string }; Returns: undefined
                           },
"sum_credit_books":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"sum_earnings":
{ Args: { "from_day": string,"of_lesson_id"?: string,"to_day": string }; Returns: {
              "checkouts": number,"currency": string,"fee_returned_minor": number,"gross_minor": number,"net_minor": number,"platform_fee_minor": number,"reversals": number,"reversed_minor": number,"sales": number
            }[]
                           },
"sum_lesson_views":
{ Args: { "from_day": string,"to_day": string }; Returns: number
                           },
"sum_sales":
{ Args: { "filter"?: Json }; Returns: Json
                           },
"try_coupon":
{ Args: { "buyer_id"?: string,"code": string,"lesson_id": string,"max_tries": number,"try_key"?: string,"window_seconds": number }; Returns: Json
                           },
"undo_redemption":
{ Args: { "buyer_id": string,"purchase_id": string }; Returns: Json
                           },
"use_mailed_link":
{ Args: { "claimant_id"?: string,"link_type": string,"token_hash": string }; Returns: {
              "email": string,"is_claim_ended": boolean,"user_id": string
            }[]
                           },
"use_recovery":
{ Args: { "token_hash": string,"user_id": string }; Returns: boolean
                           },
"withdraw_grant":
{ Args: { "actor_aal": string,"actor_id": string,"lot_id": number,"reason": string }; Returns: Json
                           }
          }
          Enums: {
            "fact_source": "webhook"|"api"|"reconcile"|"shop","lesson_file_kind": "picture"|"video"|"captions"|"attachment","lesson_file_state": "uploading"|"ready"|"refused","lesson_part": "preview"|"body","lesson_status": "draft"|"published"|"unpublished"|"archived","mail_kind": "payment_processing"|"payment_failed"|"purchase_paid"|"credits_returned"|"refund"|"refund_failed"|"dispute_outcome"|"first_sale"|"daily_digest"|"sale_refunded"|"sale_disputed"|"sale_dispute_outcome","payment_method_kind": "money"|"credits","profile_role": "member"|"operator","purchase_kind": "lesson"|"credits","purchase_status": "pending"|"processing"|"completed"|"failed"|"expired"|"cancelled"|"refunded"|"partially_refunded"|"disputed"|"review"
          }
          CompositeTypes: {
            [_ in never]: never
          }
        }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R
    }
    ? R
    : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I
    }
    ? I
    : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U
    }
    ? U
    : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "public": {
          Enums: {
            "fact_source": ["webhook", "api", "reconcile", "shop"],"lesson_file_kind": ["picture", "video", "captions", "attachment"],"lesson_file_state": ["uploading", "ready", "refused"],"lesson_part": ["preview", "body"],"lesson_status": ["draft", "published", "unpublished", "archived"],"mail_kind": ["payment_processing", "payment_failed", "purchase_paid", "credits_returned", "refund", "refund_failed", "dispute_outcome", "first_sale", "daily_digest", "sale_refunded", "sale_disputed", "sale_dispute_outcome"],"payment_method_kind": ["money", "credits"],"profile_role": ["member", "operator"],"purchase_kind": ["lesson", "credits"],"purchase_status": ["pending", "processing", "completed", "failed", "expired", "cancelled", "refunded", "partially_refunded", "disputed", "review"]
          }
        }
} as const
